import {
  CHANGE_WORDS,
  comparePlans,
  type ItemChange,
  type ItemField,
} from '../../../shared/plan/comparePlans.ts';
import { FUNDING_SOURCE_NAMES, ITEM_CLASS_WORDS, ITEM_SCOPE_NAMES } from '../../../shared/plan/menuItem.ts';
import { NOTICE_FIELDS } from '../../../shared/plan/noticeFaults.ts';
import type { PlanContent, PlanItem } from '../../../shared/plan/plan.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { yuanText } from '../words/numbers.ts';
import { TimetableChanges } from './TimetableChanges.tsx';

interface VersionChangesProps {
  readonly communityId: string;
  readonly before: string;
  readonly after: string;
}

const FIELD_NAMES: Readonly<Record<ItemField, string>> = {
  name: '名称',
  class: '类别',
  scope: '范围',
  look: '改好后的样子',
  cost: '造价',
  share: '每户平均分摊',
  funding: '资金来源',
  legalEffect: '是否需业主表决',
};

const TONES = { added: 'good', removed: 'bad', changed: 'warn', same: 'plain' } as const;

/** What differs between two frozen versions: works, money, drawings, notice board. */
export function VersionChanges({ communityId, before, after }: VersionChangesProps) {
  const older = useCall('GET /publications/:hash', { params: { hash: before } });
  const newer = useCall('GET /publications/:hash', { params: { hash: after } });
  const stage = useCall('GET /communities/:communityId/stage', { params: { communityId } });
  const reconfirm = new Set((stage.value?.reconfirm ?? []).map(({ itemId }) => itemId));
  return (
    <AsyncView state={older} rows={5}>
      {({ content: oldContent }) => (
        <AsyncView state={newer} rows={5}>
          {({ content }) => (
            <Changes before={planOf(oldContent)} after={planOf(content)} reconfirm={reconfirm} />
          )}
        </AsyncView>
      )}
    </AsyncView>
  );
}

/** Records of this kind hold nothing else; their hash was checked by the server and can be checked again. */
function planOf(content: unknown): PlanContent {
  return content as PlanContent;
}

interface ChangesProps {
  readonly before: PlanContent;
  readonly after: PlanContent;
  readonly reconfirm: ReadonlySet<string>;
}

function Changes({ before, after, reconfirm }: ChangesProps) {
  const found = comparePlans(before, after);
  if (found.same) return <Banner tone="info" title="两版的内容、造价、图纸、时间和公示栏都一样。" />;
  const count = (mark: ItemChange['change']): number =>
    found.items.filter(({ change }) => change === mark).length;
  const movedFunding = found.funding.filter(({ change }) => change !== 'same');
  const sameFunding = found.funding.length - movedFunding.length;
  const moved = found.items.filter(({ change }) => change !== 'same');
  return (
    <>
      <Box as="p" className="large">
        新增 {count('added')} 项，去掉 {count('removed')} 项，改动 {count('changed')} 项，{count('same')}{' '}
        项不变。合计从 {yuanText(found.beforeFen)} 到 {yuanText(found.afterFen)}。
      </Box>
      {moved.length > 0 && (
        <Table
          caption="改造内容"
          rows={moved}
          rowId={({ itemId }) => itemId}
          columns={[
            { id: 'name', title: '内容', cell: ({ name }) => name },
            {
              id: 'change',
              title: '变化',
              cell: (change) => (
                <>
                  <Mark change={change.change} />
                  {reconfirm.has(change.itemId) && <Tag tone="warn">需重新确认</Tag>}
                </>
              ),
            },
            {
              id: 'before',
              title: `第 ${before.version} 版`,
              cell: (change) => <Side change={change} side="before" />,
            },
            {
              id: 'after',
              title: `第 ${after.version} 版`,
              cell: (change) => <Side change={change} side="after" />,
            },
          ]}
        />
      )}
      {movedFunding.length > 0 && (
        <Table
          caption={`钱从哪来${sameFunding === 0 ? '' : `（另有 ${sameFunding} 种来源没有变）`}`}
          rows={movedFunding}
          rowId={({ source }) => source}
          columns={[
            { id: 'source', title: '来源', cell: ({ source }) => FUNDING_SOURCE_NAMES[source] },
            { id: 'change', title: '变化', cell: ({ change }) => <Mark change={change} /> },
            {
              id: 'before',
              title: `第 ${before.version} 版`,
              numeric: true,
              cell: ({ beforeFen }) => yuanText(beforeFen),
            },
            {
              id: 'after',
              title: `第 ${after.version} 版`,
              numeric: true,
              cell: ({ afterFen }) => yuanText(afterFen),
            },
          ]}
        />
      )}
      <TimetableChanges steps={found.steps} before={before.version} after={after.version} />
      <Card title="图纸和公示栏">
        <Box className="stack">
          {found.drawings.map(({ drawingId, title, change }) => (
            <Box key={drawingId}>
              <Mark change={change} /> {title}
            </Box>
          ))}
          {found.noticeBoard.map((field) => (
            <Box key={field}>
              <Mark change="changed" /> 公示栏的{NOTICE_FIELDS[field].name}
            </Box>
          ))}
          {found.drawings.length + found.noticeBoard.length === 0 && <Box>没有图纸，公示栏没有变。</Box>}
        </Box>
      </Card>
    </>
  );
}

function Mark({ change }: { readonly change: ItemChange['change'] }) {
  const { mark, name } = CHANGE_WORDS[change];
  return (
    <Tag tone={TONES[change]} shape={mark}>
      {name}
    </Tag>
  );
}

function Side({ change, side }: { readonly change: ItemChange; readonly side: 'before' | 'after' }) {
  const item = change[side];
  if (item === undefined) return <>没有</>;
  const shown: readonly ItemField[] = change.change === 'changed' ? change.fields : ['cost'];
  return (
    <>
      {shown.map((field) => (
        <Box key={field}>
          {FIELD_NAMES[field]}：{fieldText(item, field)}
        </Box>
      ))}
    </>
  );
}

function fieldText(item: PlanItem, field: ItemField): string {
  switch (field) {
    case 'name':
      return item.name;
    case 'class':
      return ITEM_CLASS_WORDS[item.class].name;
    case 'scope':
      return ITEM_SCOPE_NAMES[item.scope];
    case 'look':
      return item.lookWhenDone?.text ?? '没有写';
    case 'cost':
      return yuanText(item.costFen);
    case 'share':
      return yuanText(item.shareFen);
    case 'funding':
      return item.funding
        .map(({ source, amountFen }) => `${FUNDING_SOURCE_NAMES[source]} ${yuanText(amountFen)}`)
        .join('，');
    case 'legalEffect':
      return item.legalEffect ?? '不需要';
  }
}

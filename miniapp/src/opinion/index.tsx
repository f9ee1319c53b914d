import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { OPINION_SOURCES, type OpinionWork } from '../../../shared/opinion/opinion.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { Screen } from '../components/Screen.tsx';
import { Select } from '../components/Select.tsx';
import { Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { keepInAddress } from '../platform/pageAddress.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { useCall } from '../store/useCall.ts';
import { useOverview } from '../store/useOverview.ts';
import { dateText } from '../words/dates.ts';
import { countText } from '../words/numbers.ts';
import { opinionState, saidText, SOURCE_NAMES } from '../words/opinionWords.ts';
import { USUAL_WORK, workFromAddress, workQuery, workToAddress, type WorkView } from './workAddress.ts';
import './opinion.scss';

/** 意见办理: what residents said in the caller's scope, those without an answer first; looking is in the audit log. */
export default function OpinionWorkPage() {
  const { params } = useRouter();
  const [view, setView] = useState(() => workFromAddress((name) => params[name]));
  const list = useCall('GET /opinions', { query: workQuery(view) });
  const places = useOverview();
  const change = (part: Partial<WorkView>): void => {
    const next = { ...view, cursor: '', ...part };
    setView(next);
    keepInAddress(workToAddress(next));
  };
  return (
    <Screen title="意见办理" wide>
      <Box className="stack">
        <Box as="section" className="opinion__filters" aria-label="筛选">
          <Choice
            name="state"
            legend="办理情况"
            segments
            options={[
              { id: 'open', label: '还没有回音' },
              { id: 'linked', label: '已有结果' },
              { id: 'all', label: '全部' },
            ]}
            picked={[view.state]}
            onChange={([picked]) =>
              change({ state: picked === 'linked' || picked === 'all' ? picked : 'open' })
            }
          />
          <Select
            id="source"
            label="来源"
            value={view.source}
            onSelect={(picked) =>
              change({ source: OPINION_SOURCES.find((source) => source === picked) ?? '' })
            }
            options={[
              { id: '', label: '全部来源' },
              ...OPINION_SOURCES.map((id) => ({ id, label: SOURCE_NAMES[id] })),
            ]}
          />
          <Select
            id="community"
            label="小区"
            value={view.communityId}
            onSelect={(communityId) => change({ communityId })}
            options={[
              { id: '', label: '全部小区' },
              ...(places.value ?? []).map(({ communityId, name }) => ({ id: communityId, label: name })),
            ]}
          />
          <Button small onPress={() => openPage(paths.opinionGroups())}>
            看相近的意见
          </Button>
        </Box>
        <AsyncView state={list} rows={8}>
          {({ items, counts, nextCursor }) => (
            <Box className="stack">
              <Box as="p" className="large">
                {counts.open === 0
                  ? '每条意见都有了回音。'
                  : `${countText(counts.open)} 条意见还没有回音，${countText(counts.linked)} 条已有结果。`}
              </Box>
              {items.length === 0 ? (
                <Box className="empty">
                  <Box className="empty__words">没有符合条件的意见。</Box>
                  <Button onPress={() => change({ ...USUAL_WORK, state: 'all' })}>去掉筛选，看全部</Button>
                </Box>
              ) : (
                <WorkTable items={items} />
              )}
              <PageTurns
                cursor={view.cursor === '' ? undefined : view.cursor}
                nextCursor={nextCursor}
                onTurn={(cursor = '') => change({ cursor })}
              />
            </Box>
          )}
        </AsyncView>
      </Box>
    </Screen>
  );
}

function WorkTable({ items }: { readonly items: readonly OpinionWork[] }) {
  return (
    <Table
      caption="意见，新的在前"
      captionHidden
      rows={items}
      rowId={({ opinionId }) => opinionId}
      columns={[
        { id: 'said', title: '意见', breaks: 'anywhere', cell: (row) => <Said row={row} /> },
        { id: 'source', title: '来源', breaks: 'never', cell: ({ source }) => SOURCE_NAMES[source] },
        {
          id: 'where',
          title: '问题或楼栋',
          cell: ({ round, building }) => round?.question ?? building ?? '—',
        },
        { id: 'at', title: '日期', breaks: 'never', cell: ({ at }) => dateText(at) },
        {
          id: 'group',
          title: '相近意见',
          breaks: 'never',
          cell: ({ group }) =>
            group === undefined
              ? '—'
              : `${group.state === 'confirmed' ? '一组' : '可能一组'} ${countText(group.size)} 条`,
        },
        {
          id: 'state',
          title: '结果',
          cell: (row) => {
            const { tone, words } = opinionState(row);
            return <Tag tone={tone}>{words}</Tag>;
          },
        },
      ]}
    />
  );
}

function Said({ row }: { readonly row: OpinionWork }) {
  const words = saidText(row);
  return (
    <Press
      className="table__link"
      aria-label={`办理：${words}`}
      onPress={() => openPage(paths.opinion(row.opinionId))}
    >
      <Words>{words}</Words>
    </Press>
  );
}

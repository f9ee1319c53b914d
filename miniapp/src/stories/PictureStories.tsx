import { HOUSEHOLD_STATES } from '../../../shared/round/response.ts';
import { Card } from '../components/Card.tsx';
import { DoorGrid } from '../components/DoorGrid.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { Table } from '../components/Table.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { Box } from '../platform/box.tsx';
import { HOUSEHOLD_STATE_WORDS } from '../words/names.ts';
import { permilleText } from '../words/numbers.ts';

const nothing = (): void => undefined;
const SOURCE = { document: '东河区2024', clause: '三（一）1' };
const ROWS = [
  { name: '示范一小区', households: 21, permille: 666 },
  { name: '示范二小区', households: 20, permille: 850 },
];
const SLIP = [
  { label: '回执编号', value: 'c1-000128' },
  { label: '小区', value: '示范一小区' },
  { label: '时间', value: '2026年11月21日 09:10' },
  { label: '渠道', value: '网页' },
];

/** The signature pictures, each with its text. */
export function PictureStories() {
  return (
    <>
      <Card title="RateRule：还差几户">
        <RateRule
          rate={{
            official: { answered: 17, denominator: 24, permille: 708, need: 3, met: false },
            strict: { answered: 17, denominator: 25, permille: 680 },
            thresholdPercent: 80,
            thresholdSource: SOURCE,
          }}
        />
      </Card>
      <Card title="RateRule：户多、已达到、全体口径不足">
        <RateRule
          rate={{
            official: { answered: 920, denominator: 1150, permille: 800, need: 0, met: true },
            strict: { answered: 920, denominator: 1200, permille: 766 },
            thresholdPercent: 80,
            thresholdSource: null,
          }}
        />
      </Card>
      <Card title="RateRule：还没有人">
        <RateRule
          compact
          rate={{
            official: { answered: 0, denominator: 0, permille: null, need: 0, met: false },
            strict: { answered: 0, denominator: 0, permille: null },
            thresholdPercent: 80,
            thresholdSource: SOURCE,
          }}
        />
      </Card>
      <Card title="DoorGrid">
        <DoorGrid
          title="1单元"
          summary="已征集 1/8 户"
          pickedId="answered"
          onPick={nothing}
          doors={HOUSEHOLD_STATES.map((state, index) => ({
            id: state,
            room: `${Math.floor(index / 3) + 1}0${(index % 3) + 1}`,
            floor: Math.floor(index / 3) + 1,
            words: HOUSEHOLD_STATE_WORDS[state],
            ...(state === 'attempted' ? { note: '上门 2 次', waiting: true } : {}),
          }))}
        />
      </Card>
      <Card title="Timeline">
        <Timeline
          steps={[
            { id: '1', title: '摸底', when: '2025年4月10日 — 5月10日', state: 'done' },
            {
              id: '2',
              title: '征集意见·点菜',
              state: 'now',
              lines: ['还差 3 户才能进入方案编制', '由社区办理'],
            },
            { id: '3', title: '方案编制', state: 'next' },
          ]}
        />
      </Card>
      <ReceiptSlip
        stamp="已登记 · 第 128 条"
        state="recorded"
        rows={SLIP}
        qrText="renewal:c1:128"
        checks={[
          { text: '签名正确', ok: true },
          { text: '登记簿里有这一条', ok: false },
        ]}
      >
        <Box as="p">怎么核对：公示栏上的编号应与这里的一致。</Box>
      </ReceiptSlip>
      <ReceiptSlip stamp="未上传" state="waiting" rows={SLIP.slice(1)} />
      <ReceiptSlip stamp="未登记" state="refused" rows={SLIP.slice(1)} />
      <Table
        caption="各小区征集率"
        rows={ROWS}
        rowId={(row) => row.name}
        columns={[
          { id: 'name', title: '小区', cell: (row) => row.name },
          { id: 'households', title: '户数', numeric: true, cell: (row) => row.households },
          { id: 'rate', title: '征集率', numeric: true, cell: (row) => permilleText(row.permille) },
        ]}
        totals={{ name: '合计', households: 41 }}
        action={{ label: (row) => `看${row.name}`, onPress: nothing }}
      />
    </>
  );
}

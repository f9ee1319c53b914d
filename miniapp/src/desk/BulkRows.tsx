import { Progress } from '../components/Progress.tsx';
import { Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { countText } from '../words/numbers.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import type { BulkRow } from './bulkPlan.ts';
import { shortText } from './shortText.ts';
import type { BulkOutcome } from './useBulk.ts';

interface BulkRowsProps {
  readonly rows: readonly BulkRow[];
  readonly outcomes: ReadonlyMap<string, BulkOutcome>;
}

/** What will happen to each, and once it runs how each came out, with the reason where it was refused. */
export function BulkRows({ rows, outcomes }: BulkRowsProps) {
  const meant = rows.filter(({ verbs }) => verbs.length > 0);
  const settled = meant.filter(({ line }) => outcomes.has(line.complaintId));
  const refused = settled.filter(({ line }) => outcomes.get(line.complaintId)?.done === false);
  return (
    <Box className="stack">
      <Box as="p">
        共选中 {countText(rows.length)} 件，其中 {countText(meant.length)} 件会办，
        {countText(rows.length - meant.length)} 件不动。
      </Box>
      {settled.length > 0 && (
        <Progress
          done={settled.length}
          total={meant.length}
          text={`已处理 ${settled.length} 件，共 ${meant.length} 件${refused.length > 0 ? `，${refused.length} 件没有办成` : ''}`}
        />
      )}
      <Table
        caption="会发生什么"
        rows={rows}
        rowId={({ line }) => line.complaintId}
        rowWarns={({ line }) => outcomes.get(line.complaintId)?.done === false}
        columns={[
          { id: 'number', title: '编号', cell: ({ line }) => line.number },
          { id: 'text', title: '内容', cell: ({ line }) => shortText(line.text) },
          { id: 'will', title: '会怎样', cell: ({ will }) => will },
          {
            id: 'outcome',
            title: '结果',
            cell: ({ line, verbs }) => (
              <Outcome outcome={outcomes.get(line.complaintId)} idle={verbs.length === 0} />
            ),
          },
        ]}
      />
    </Box>
  );
}

function Outcome({ outcome, idle }: { readonly outcome: BulkOutcome | undefined; readonly idle: boolean }) {
  if (idle) return <Box>—</Box>;
  if (outcome === undefined) return <Box>还没有办</Box>;
  if (outcome.done) return <Tag tone="good">已办</Tag>;
  return (
    <Box>
      <Tag tone="bad">没有办成</Tag>
      <Box className="wrong">{refusalSentence(outcome.refusal.code)}</Box>
    </Box>
  );
}

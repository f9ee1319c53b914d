import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { CategoryTag } from '../components/CategoryTag.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintStateTag } from '../components/ComplaintStateTag.tsx';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { Pick } from '../platform/pick.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { countText } from '../words/numbers.ts';
import { shortText } from './shortText.ts';

interface QueueTableProps {
  readonly rows: readonly ComplaintLine[];
  readonly caption: string;
  /** With it rows can be picked for something done to many at once. */
  readonly picking?: {
    readonly picked: ReadonlySet<string>;
    readonly onPick: (complaintId: string) => void;
  };
}

/** Where the keyboard stands in a row: its number, which opens it. */
export const rowFocusId = (complaintId: string): string => `case-${complaintId}`;

/** Complaints as the desk works through them: a table on a desktop, cards on a phone. */
export function QueueTable({ rows, caption, picking }: QueueTableProps) {
  const several = new Set(rows.map(({ communityId }) => communityId)).size > 1;
  const pick: readonly TableColumn<ComplaintLine>[] =
    picking === undefined
      ? []
      : [{ id: 'pick', title: '选', cell: (row) => <PickRow row={row} picking={picking} /> }];
  return (
    <Box className="desk__queue">
      <Table
        caption={caption}
        rows={rows}
        rowId={({ complaintId }) => complaintId}
        rowWarns={({ clock }) => clock?.standing === 'overdue'}
        columns={[
          { id: 'number', title: '编号', cell: (row) => <Open row={row} /> },
          ...pick,
          { id: 'category', title: '类别', cell: ({ category }) => <CategoryTag category={category} /> },
          {
            id: 'place',
            title: '位置',
            cell: ({ communityName, placeWords }) =>
              several ? `${communityName} ${placeWords}` : placeWords,
          },
          { id: 'text', title: '内容', cell: (row) => <Said row={row} /> },
          {
            id: 'state',
            title: '状态',
            cell: ({ state }) => <ComplaintStateTag state={state} />,
          },
          { id: 'holder', title: '由谁办', cell: ({ holderWords }) => holderWords },
          {
            id: 'clock',
            title: '时限',
            cell: ({ clock }) => (clock === null ? '—' : <ClockLine clock={clock} />),
          },
          { id: 'days', title: '天数', numeric: true, cell: ({ days }) => `${countText(days)} 天` },
          { id: 'followers', title: '也遇到', numeric: true, cell: ({ followers }) => countText(followers) },
        ]}
      />
    </Box>
  );
}

function Open({ row }: { readonly row: ComplaintLine }) {
  return (
    <Press
      id={rowFocusId(row.complaintId)}
      className="table__link"
      aria-label={`${row.number}，打开：${shortText(row.text)}`}
      onPress={() => openPage(paths.deskCase(row.complaintId))}
    >
      {row.number}
    </Press>
  );
}

function PickRow({
  row: { complaintId, number },
  picking: { picked, onPick },
}: {
  readonly row: ComplaintLine;
  readonly picking: NonNullable<QueueTableProps['picking']>;
}) {
  const on = picked.has(complaintId);
  return (
    <Pick
      kind="checkbox"
      name={`pick-${complaintId}`}
      picked={on}
      label={`选中 ${number}`}
      className="desk__pick"
      onPick={() => onPick(complaintId)}
    >
      <Words className="pick__mark pick__mark--square" aria-hidden>
        {on ? '✓' : ''}
      </Words>
    </Pick>
  );
}

function Said({ row }: { readonly row: ComplaintLine }) {
  return (
    <Box className="desk__said">
      <Box>{shortText(row.text)}</Box>
      <Box className="row">
        {row.urgency === 'urgent' && <Tag tone="bad">紧急</Tag>}
        {row.isPrivate && <Tag>不公开</Tag>}
        {row.reopenings > 0 && <Tag tone="warn">{`重办 ${row.reopenings} 次`}</Tag>}
      </Box>
    </Box>
  );
}

import { printSourceCell } from '../../../shared/region/printSourceCell.ts';
import type { SourceColumn, SourceRow, SourceTable } from '../../../shared/region/sourceDocument.ts';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';

interface NumberedRow {
  readonly id: string;
  readonly row: SourceRow;
}

function titleOf(column: SourceColumn): string {
  return column.kind === 'number' && column.unit !== '' ? `${column.label}（${column.unit}）` : column.label;
}

/** A table as its document prints it, with its clause, its totals and the transcriber's note. */
export function DocumentTable({ table }: { readonly table: SourceTable }) {
  const { columns, totals } = table;
  const shown: readonly TableColumn<NumberedRow>[] = columns.map((column) => ({
    id: column.key,
    title: titleOf(column),
    cell: ({ row }) => printSourceCell(column, row),
    numeric: column.kind === 'number',
  }));
  const [first] = columns;
  const printed =
    totals === undefined
      ? undefined
      : Object.fromEntries(columns.map((column) => [column.key, printSourceCell(column, totals)]));
  return (
    <Box className="documents__table">
      <Table
        caption={`${table.title}（${table.clause}）`}
        columns={shown}
        rows={table.rows.map((row, index) => ({ id: String(index), row }))}
        rowId={({ id }) => id}
        {...(printed === undefined
          ? {}
          : {
              totals:
                first !== undefined && totals?.[first.key] === undefined
                  ? { ...printed, [first.key]: '合计' }
                  : printed,
            })}
      />
      {table.note !== undefined && <Box className="small">{table.note}</Box>}
    </Box>
  );
}

import type { ReactNode } from 'react';
import { Box, Words } from '../platform/box.tsx';
import { Press } from '../platform/press.tsx';
import { Button } from './Button.tsx';

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand right and tabular. */
  readonly numeric?: boolean;
  /** Where a line may end on a desktop; without it the first column is kept whole and the others break anywhere. */
  readonly breaks?: 'never' | 'spaces' | 'anywhere';
  /** The head of the column is pressed to order the rows by it. */
  readonly order?: {
    readonly now: 'ascending' | 'descending' | 'none';
    readonly onPress: () => void;
  };
}

interface TableProps<Row> {
  /** What the table shows; read first. */
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  /** Amber at the side; the row itself says why in words. */
  readonly rowWarns?: (row: Row) => boolean;
  /** A row of totals, cells by column id. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
  readonly action?: { readonly label: (row: Row) => string; readonly onPress: (row: Row) => void };
}

const ORDER_SIGNS = { ascending: '▲', descending: '▼', none: '△' } as const;

/** Rows with a sticky header on a desktop, one card a row on a phone. The first column names the row. */
export function Table<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowId,
  rowWarns,
  totals,
  action,
}: TableProps<Row>) {
  return (
    <Box className="table">
      <Box as="table" className="table__grid" role="table">
        <Box as="caption" className={captionHidden ? 'unseen' : 'table__caption'}>
          {caption}
        </Box>
        <Box as="thead" className="table__head" role="rowgroup">
          <Box as="tr" className="table__row" role="row">
            {columns.map((column) => (
              <Box
                as="th"
                scope="col"
                key={column.id}
                role="columnheader"
                aria-sort={column.order?.now}
                className={cellClass(column)}
              >
                {column.order === undefined ? (
                  column.title
                ) : (
                  <Press className="table__order" onPress={column.order.onPress}>
                    {column.title} <Words aria-hidden>{ORDER_SIGNS[column.order.now]}</Words>
                  </Press>
                )}
              </Box>
            ))}
            {action !== undefined && (
              <Box as="th" scope="col" role="columnheader" className="table__cell table__cell--act">
                操作
              </Box>
            )}
          </Box>
        </Box>
        <Box as="tbody" className="table__body" role="rowgroup">
          {rows.map((row) => (
            <Box
              as="tr"
              key={rowId(row)}
              className={rowWarns?.(row) === true ? 'table__row table__row--warn' : 'table__row'}
              role="row"
            >
              {columns.map((column, index) => (
                <Cell key={column.id} column={column} first={index === 0}>
                  {column.cell(row)}
                </Cell>
              ))}
              {action !== undefined && (
                <Box as="td" role="cell" className="table__cell">
                  <Button small onPress={() => action.onPress(row)}>
                    {action.label(row)}
                  </Button>
                </Box>
              )}
            </Box>
          ))}
          {totals !== undefined && (
            <Box as="tr" className="table__row table__row--total" role="row">
              {columns.map((column, index) => (
                <Cell
                  key={column.id}
                  column={column}
                  first={index === 0}
                  empty={totals[column.id] === undefined}
                >
                  {totals[column.id]}
                </Cell>
              ))}
            </Box>
          )}
        </Box>
      </Box>
    </Box>
  );
}

interface CellProps {
  readonly column: Pick<TableColumn<never>, 'title' | 'numeric' | 'breaks'>;
  readonly first: boolean;
  /** Nothing stands here: a card leaves the line out. */
  readonly empty?: boolean;
  readonly children: ReactNode;
}

function Cell({ column, first, empty = false, children }: CellProps) {
  return (
    <Box
      as={first ? 'th' : 'td'}
      scope={first ? 'row' : undefined}
      role={first ? 'rowheader' : 'cell'}
      className={`${cellClass(column)} ${first ? 'table__cell--first' : ''} ${empty ? 'table__cell--empty' : ''}`}
    >
      <Words className="table__label" aria-hidden>
        {column.title}
      </Words>
      <Box className="table__value">{children}</Box>
    </Box>
  );
}

function cellClass({ numeric, breaks }: Pick<TableColumn<never>, 'numeric' | 'breaks'>): string {
  const kind = numeric === true ? 'table__cell table__cell--number' : 'table__cell';
  return breaks === undefined ? kind : `${kind} table__cell--${breaks}`;
}

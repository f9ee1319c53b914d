/** A column of words: names, quotations, dates as `YYYY-MM-DD`. */
export interface TextColumn {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text';
}

/**
 * A column of whole numbers. The stored unit stands in `key` (`areaM2`, `investmentFen`, `households`); the
 * document prints them as `unit`, which holds `unitSize` stored units, with `decimals` digits after the point.
 */
export interface NumberColumn {
  readonly key: string;
  readonly label: string;
  readonly kind: 'number';
  readonly unit: string;
  readonly unitSize: number;
  readonly decimals: number;
}

export type SourceColumn = TextColumn | NumberColumn;

/** Cells by `key`; a column that is missing here is one about which the document says nothing. */
export type SourceRow = Readonly<Record<string, string | number>>;

/** One table transcribed from a document. `totals` are the document's own unless `note` says which were added up. */
export interface SourceTable {
  readonly tableId: string;
  readonly title: string;
  /** The clause the table stands in; a row that comes from elsewhere says so in its own `clause` cell. */
  readonly clause: string;
  readonly columns: readonly SourceColumn[];
  readonly rows: readonly SourceRow[];
  readonly totals?: SourceRow;
  readonly note?: string;
}

/**
 * A published government plan as read-only tables, ready to be shown by one generic screen. `number`, `issuer` and
 * `issuedOn` (`YYYY-MM-DD`) are absent where the text does not carry them; `notes` then say so.
 */
export interface SourceDocument {
  readonly documentId: string;
  readonly title: string;
  readonly number?: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly region: string;
  readonly summary: string;
  readonly notes: readonly string[];
  readonly tables: readonly SourceTable[];
}

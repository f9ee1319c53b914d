/** A table of a source document, as printed there: cells are text or whole numbers in the column's unit. */
export interface SourceTable {
  readonly tableId: string;
  readonly title: string;
  readonly clause: string;
  readonly columns: readonly { readonly key: string; readonly label: string; readonly unit?: string }[];
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  readonly totals?: Readonly<Record<string, string | number>>;
  readonly note?: string;
}

/** A government document this product quotes: read-only, the only place where real communities are named. */
export interface SourceDocument {
  readonly documentId: string;
  readonly title: string;
  readonly number?: string;
  readonly issuer: string;
  /** `YYYY-MM-DD`, or `YYYY` where the document gives no day. */
  readonly issuedOn: string;
  readonly summary: string;
  readonly tables: readonly SourceTable[];
}

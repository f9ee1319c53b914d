/** What the measuring process asks of this one: `filings` complaints, `atOnce` of them at a time, by this account. */
export interface FilingOrder {
  readonly url: string;
  readonly token: string;
  readonly communityId: string;
  readonly filings: number;
  readonly atOnce: number;
}

/** Photographs of a complaint. */
export const PHOTOS = 3;

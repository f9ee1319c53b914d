import type { VerifyProgress, VerifyReport } from '../../../shared/proof/verifyReport.ts';

/** What the page asks of its worker. */
export interface VerifyAsked {
  readonly file: Blob;
  readonly head?: string;
  readonly receipt?: string;
  readonly proof?: string;
}

/** What the worker tells: how far it is, and in the end what it found. */
export type VerifyTold = { readonly progress: VerifyProgress } | { readonly report: VerifyReport };

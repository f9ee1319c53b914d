import type { Page } from '../page.ts';
import type { SourceDocument } from './sourceDocument.ts';

/** The published plans that policies and catalogues are taken from. */
export interface DocumentApi {
  'GET /documents': { reply: Page<SourceDocument> };
  'GET /documents/:documentId': { params: { readonly documentId: string }; reply: SourceDocument };
}

import type { Page } from '../page.ts';
import type { MenuItemTemplate } from '../plan/menuItem.ts';
import type { SourceDocument } from './sourceDocument.ts';

/** The published plans that policies and catalogues are taken from, and the works that a plan may take from them. */
export interface DocumentApi {
  'GET /documents': { reply: Page<SourceDocument> };
  'GET /documents/:documentId': { params: { readonly documentId: string }; reply: SourceDocument };
  'GET /menu-items': { reply: Page<MenuItemTemplate> };
}

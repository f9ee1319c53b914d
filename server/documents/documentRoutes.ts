import type { ParamsOf } from '../../shared/api.ts';
import { refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId } from '../http/schema.ts';
import { menuCatalogue } from './menuCatalogue.ts';
import { findSourceDocument, listSourceDocuments } from './sourceDocuments.ts';

/** The routes of the government documents that plans, rules and numbers quote, and of the works taken from them. */
export function documentRoutes(): Route[] {
  return [
    defineRoute({
      key: 'GET /documents',
      who: 'anyone',
      summary: 'The source documents with their tables, read-only',
      handle: () => ({ items: listSourceDocuments(), nextCursor: null }),
    }),
    defineRoute({
      key: 'GET /documents/:documentId',
      who: 'anyone',
      summary: 'One source document',
      params: objectOf<ParamsOf<'GET /documents/:documentId'>>({ documentId: opaqueId }),
      handle: ({ params: { documentId } }) => findSourceDocument(documentId) ?? refuse('request/not-found'),
    }),
    defineRoute({
      key: 'GET /menu-items',
      who: 'anyone',
      summary: 'The catalogue of works with class, standard text, legal effect and where each is named',
      handle: () => ({ items: menuCatalogue, nextCursor: null }),
    }),
  ];
}

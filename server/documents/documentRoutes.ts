import type { ParamsOf } from '../../shared/api.ts';
import { refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId } from '../http/schema.ts';
import { findSourceDocument, listSourceDocuments } from './sourceDocuments.ts';

/** The routes of the government documents that plans, rules and numbers quote. */
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
  ];
}

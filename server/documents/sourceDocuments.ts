import type { SourceDocument } from '../../shared/region/sourceDocument.ts';
import { donghe2024 } from './tables/donghe2024.ts';
import { litong2025 } from './tables/litong2025.ts';
import { nayong2022 } from './tables/nayong2022.ts';
import { wuhai2022 } from './tables/wuhai2022.ts';
import { xiangshan2020 } from './tables/xiangshan2020.ts';
import { deepFrozen } from './deepFrozen.ts';

const documents: readonly SourceDocument[] = deepFrozen([
  litong2025,
  nayong2022,
  xiangshan2020,
  donghe2024,
  wuhai2022,
]);

/** The five published plans as read-only tables, frozen to the last cell. The only place for real communities' names. */
export function listSourceDocuments(): readonly SourceDocument[] {
  return documents;
}

/** The document of that id, when there is one. */
export function findSourceDocument(documentId: string): SourceDocument | undefined {
  return documents.find((document) => document.documentId === documentId);
}

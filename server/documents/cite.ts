import type { ClauseReference } from '../../shared/region/clauseReference.ts';
import type { SourceDocument } from '../../shared/region/sourceDocument.ts';

/** A clause of a source document as screens print it: by the document's number, or by its title where it has none. */
export function cite(document: SourceDocument, clause: string): ClauseReference {
  return { document: document.number ?? document.title, clause };
}

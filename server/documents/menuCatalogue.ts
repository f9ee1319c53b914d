import type { ClauseReference } from '../../shared/region/clauseReference.ts';
import type { MenuItemTemplate, StandardText } from '../../shared/plan/menuItem.ts';
import { cite } from './cite.ts';
import { classedItems, unclassedItems, type CatalogueItem } from './tables/catalogueItems.ts';
import { nayong2022 } from './tables/nayong2022.ts';
import { nayongStandards } from './tables/nayongStandards.ts';
import { wuhai2022 } from './tables/wuhai2022.ts';
import { deepFrozen } from './deepFrozen.ts';
import { legalEffects } from './legalEffects.ts';
import { findSourceDocument } from './sourceDocuments.ts';

const standards: ReadonlyMap<string, StandardText> = new Map(
  nayongStandards.rows.map((row) => [
    String(row.work),
    {
      text: String(row.standard),
      source: `${cite(nayong2022, '附件2').document} 附件2“${row.work}”`,
      region: '贵州省',
    },
  ]),
);

function standardText(work: string): StandardText {
  const standard = standards.get(work);
  if (standard === undefined) throw new Error(`Annex 2 has no row ${work}`);
  return standard;
}

function template(
  item: CatalogueItem,
  nameSource: ClauseReference,
  classSource: ClauseReference | null,
): MenuItemTemplate {
  const scope = item.scope ?? 'community';
  return {
    catalogueId: item.catalogueId,
    name: item.name,
    nameSource,
    class: item.class,
    classSource,
    scope,
    touchesProperty: item.legal !== undefined || scope === 'household',
    legalEffect: item.legal === undefined ? 'none' : legalEffects[item.legal],
    ...(item.standard === undefined ? {} : { lookWhenDone: standardText(item.standard) }),
  };
}

function namedIn(documentId: string, clause: string): ClauseReference {
  const document = findSourceDocument(documentId);
  if (document === undefined) throw new Error(`No source document ${documentId}`);
  return cite(document, clause);
}

const wuhaiClause = cite(wuhai2022, '改造内容');

/**
 * The demonstration regions' catalogue: 乌海市's three classes joined with 贵州省's standard texts, and a few works that
 * no document classes. Frozen.
 */
export const menuCatalogue: readonly MenuItemTemplate[] = deepFrozen([
  ...classedItems.map((item) => template(item, wuhaiClause, wuhaiClause)),
  ...unclassedItems.map((item) => template(item, namedIn(item.documentId, item.clause), null)),
]);

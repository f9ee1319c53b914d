import type { ItemScore, SatisfactionResult } from '../round/satisfaction/satisfaction.ts';
import type { ScoreLine } from './opinion.ts';

type Asked = Pick<ScoreLine, 'label' | 'dimension'>;

/**
 * The item of a later 效果评价 that asks about the same thing: of the same name, or else the only one of the same
 * dimension there. Undefined where there is none, or more than one.
 */
export function sameItem(
  { label, dimension }: Asked,
  { items }: Pick<SatisfactionResult, 'items'>,
): ItemScore | undefined {
  const named = items.filter((item) => item.label === label);
  const about = named.length > 0 ? named : items.filter((item) => isAbout(item, dimension));
  return about.length === 1 ? about[0] : undefined;
}

function isAbout(item: ItemScore, dimension: Asked['dimension']): boolean {
  return dimension !== undefined && item.dimension === dimension;
}

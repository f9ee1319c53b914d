import type { Option, Question, TextQuestion } from '../../question.ts';
import type { TemplateItem, TemplateSource } from './templateSource.ts';

/** 要 · 不要 · 无所谓, or the same three in the words of another question. */
export function stanceOptions(yes: string, no: string): readonly Option[] {
  return [
    { optionId: 'yes', label: yes },
    { optionId: 'no', label: no },
    { optionId: 'indifferent', label: '无所谓' },
  ];
}

/** What every question to everybody that is not about an item has. */
export const GENERAL = { scope: 'community', section: 'general', touchesProperty: false } as const;

/** Anything else, in the household's own words. */
export function freeWords(title: string): TextQuestion {
  return {
    questionId: 'words',
    type: 'text',
    title,
    help: '可以不写。请不要写姓名、电话和门牌号。',
    required: false,
    maxLength: 500,
    ...GENERAL,
  };
}

/** 需业主表决, where the item touches a matter of the owners. */
function flagOf({ legalEffect }: TemplateItem): { readonly legalEffect?: string } {
  return legalEffect === undefined ? {} : { legalEffect };
}

/** The items as options; with `priced` at their cost, where every one of them has one. */
export function itemOptions(items: readonly TemplateItem[], priced: boolean): readonly Option[] {
  const known = priced && items.every(({ costFen }) => costFen !== undefined);
  return items.map((item) => ({
    optionId: item.itemId,
    label: item.name,
    ...(known && item.costFen !== undefined ? { costFen: item.costFen } : {}),
    ...flagOf(item),
  }));
}

/** What every question about one item has; one of unit scope asks all units until the admin picks the concerned ones. */
export function aboutItem(
  item: TemplateItem,
  { unitIds }: Pick<TemplateSource, 'unitIds'>,
): Pick<Question, 'itemId' | 'scope' | 'section' | 'touchesProperty' | 'legalEffect'> {
  return {
    itemId: item.itemId,
    scope: item.scope === 'unit' ? unitIds : 'community',
    section: item.class,
    touchesProperty: item.legalEffect !== undefined || (item.shareFen ?? 0) > 0,
    ...flagOf(item),
  };
}

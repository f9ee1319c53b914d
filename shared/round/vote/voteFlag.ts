/** Which matter of Civil Code art. 278 an item is, by item id or, for options, by option id; absent: none. */
export type LegalEffects = Readonly<Record<string, string>>;

/** 需业主表决 for an item (or option) that carries a legal effect. */
export function voteFlag(
  id: string | undefined,
  legalEffects: LegalEffects,
): { needsVote: boolean; legalEffect?: string } {
  const effects = new Map(Object.entries(legalEffects));
  const legalEffect = id === undefined ? undefined : effects.get(id);
  return legalEffect === undefined ? { needsVote: false } : { needsVote: true, legalEffect };
}

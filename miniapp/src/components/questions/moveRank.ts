/** The ranking with an item put at the end, or taken out when it is in. */
export function toggleRank(ranked: readonly string[], optionId: string): readonly string[] {
  return ranked.includes(optionId) ? ranked.filter((one) => one !== optionId) : [...ranked, optionId];
}

/** The ranking with an item one place nearer the front (-1) or the end (1); at the edge nothing changes. */
export function moveRank(ranked: readonly string[], optionId: string, by: -1 | 1): readonly string[] {
  const from = ranked.indexOf(optionId);
  const to = from + by;
  const other = ranked[to];
  if (from < 0 || other === undefined) return ranked;
  return ranked.map((one, place) => (place === to ? optionId : place === from ? other : one));
}

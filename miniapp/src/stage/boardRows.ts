import type { OverviewRow } from '../../../shared/community/community.ts';
import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import { GATE_ACTOR_NAMES } from '../../../shared/plan/gateLacks.ts';
import { gateText } from '../words/gateText.ts';

export const BOARD_FILTERS = ['all', 'blocked', 'late'] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

/** What stands in the way of a community, in one line a gate. */
export function blockers(row: Pick<OverviewRow, 'outlook'>): readonly string[] {
  return row.outlook.closed.map((gate) => {
    const { missing } = gate;
    if (missing === undefined) return gateText(gate);
    const [first] = missing;
    const more = missing.length > 1 ? `（共 ${missing.length} 项）` : '';
    return `${GATE_WORDS[gate.gate].name}：${first?.sentence ?? ''}${more}`;
  });
}

/** Who has to act so that it goes on; everybody once. */
export function actors(row: Pick<OverviewRow, 'outlook' | 'window'>): string {
  const named = row.outlook.closed.reduce<readonly string[]>(
    (names, { gate, missing = [] }) => [
      ...names,
      ...(gate === 'G1' ? [GATE_ACTOR_NAMES.residents] : missing.map(({ who }) => GATE_ACTOR_NAMES[who])),
    ],
    [],
  );
  const once = named.filter((name, index) => named.indexOf(name) === index);
  return once.length > 0 ? once.join('、') : (row.window?.who ?? '—');
}

/** Whole days a community is behind its own plan. */
export function daysLate({ window }: Pick<OverviewRow, 'window'>): number {
  return window?.daysLate ?? 0;
}

/** The rows of a filter: the latest first, then those that are blocked, then by name. */
export function boardRows(rows: readonly OverviewRow[], filter: BoardFilter): readonly OverviewRow[] {
  const kept = rows.filter((row) =>
    filter === 'late' ? daysLate(row) > 0 : filter === 'blocked' ? row.outlook.closed.length > 0 : true,
  );
  return [...kept].sort(
    (first, second) =>
      daysLate(second) - daysLate(first) ||
      second.outlook.closed.length - first.outlook.closed.length ||
      (first.communityId < second.communityId ? -1 : 1),
  );
}

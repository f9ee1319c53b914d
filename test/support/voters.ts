import type { DemoCommunity } from '../../server/demo/demoTypes.ts';
import { electorsOf } from '../../server/round/opening/electorsOf.ts';
import type { RollElector } from '../../shared/round/roll.ts';

/** The electors of a told community, and those of them who had not voted in a round when the server started. */
export function votersOf(
  communities: readonly DemoCommunity[],
  roundId: string,
): { readonly all: readonly RollElector[]; readonly silent: readonly RollElector[] } {
  const told = communities.find(({ rounds }) => rounds.some(({ terms }) => terms.roundId === roundId));
  const round = told?.rounds.find(({ terms }) => terms.roundId === roundId);
  if (told === undefined || round === undefined) throw new Error(`${roundId} is not in the test world`);
  const lines = told.ownership.ownerships.map((line) => ({
    _id: `${line.householdId}:${line.ownerId}`,
    ...line,
  }));
  const { electors } = electorsOf(told.households, lines);
  const spoken = new Set(round.acts.map(({ householdId }) => householdId));
  return {
    all: electors,
    silent: electors.filter(({ dwellings }) => !dwellings.some(({ householdId }) => spoken.has(householdId))),
  };
}

/** Doors of silent electors by their sort, each the first dwelling of its elector. */
export function silentDoors(silent: readonly RollElector[]): {
  readonly single: readonly string[];
  readonly represented: string;
  readonly unrepresented: string;
} {
  const doors = (which: (elector: RollElector) => boolean): string[] =>
    silent.filter(which).map(({ dwellings }) => dwellings[0]?.householdId ?? '');
  const [represented = ''] = doors(({ joint, representativeId }) => joint && representativeId !== undefined);
  const [unrepresented = ''] = doors(
    ({ joint, representativeId }) => joint && representativeId === undefined,
  );
  return {
    single: doors(({ joint, dwellings }) => !joint && dwellings.length === 1),
    represented,
    unrepresented,
  };
}

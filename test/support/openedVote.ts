import { createRoundCases } from '../../server/state/roundCases.ts';
import type { OpenedRound } from '../../server/state/communityState.ts';
import { createRoundForms } from '../../server/state/foldForms.ts';
import { createHeldBuildings } from '../../server/state/heldBuildings.ts';
import { createRoundCount } from '../../shared/round/counting/roundCount.ts';
import type { Roll } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import { createElectorCount, type ElectorCount } from '../../shared/round/vote/electorCount.ts';

/** An owners' vote over this roll as the server's state holds it, opened at the second place of its log. */
export function openedVote(
  terms: RoundTerms,
  roll: Roll,
  status: OpenedRound['status'] = 'open',
): OpenedRound & { readonly electors: ElectorCount } {
  return {
    terms,
    questionHash: '',
    rollHash: '',
    openedSeq: 1,
    count: createRoundCount({ terms, ...roll }),
    electors: createElectorCount(terms, roll),
    status,
    entered: new Set(),
    forms: createRoundForms(),
    cases: createRoundCases(),
    places: new Map(),
    held: createHeldBuildings(),
  };
}

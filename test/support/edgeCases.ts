import { refuseResponse, type ResponseSituation } from '../../shared/round/answering/refuseResponse.ts';
import type { RoundFacts } from '../../shared/round/answering/responseSituation.ts';
import type { RoundKind, RoundTerms } from '../../shared/round/round.ts';
import type { PlayedRound } from './playRound.ts';
import { acts, exampleRule, stance, termsWith } from './roundFixtures.ts';

/** Moments of the round that the edge cases play in. */
export const INSIDE = '2026-11-10T02:00:00.000Z';
export const AFTER = '2026-12-01T02:00:00.000Z';
export const CLOSED_AT = '2026-11-30T00:00:00.000Z';

const lamp = stance('lamp');
const wall = stance('wall', { touchesProperty: true });

/** A rule under which late entries count. */
export const lateRule = { ...exampleRule, lateEntries: 'untilFinal' } as const;

/** A round that asks about a lamp, and about a wall that touches property. */
export const lampAndWall = (kind: RoundKind = 'menu', more: Partial<RoundTerms> = {}): RoundTerms =>
  termsWith([lamp, wall], { kind, ...more });

/** One answer. */
export const says = (questionId: string, value: string) => ({ answers: [{ questionId, value }] });

/** Numerator and denominator of the official rate. */
export function rateOf(round: PlayedRound): [number, number] {
  const { answered, denominator } = round.result().participation.official;
  return [answered, denominator];
}

/** The true sums of the lamp (0) or the wall (1). */
export function cellsOf(round: PlayedRound, at: 0 | 1) {
  const tally = round.count.tallies[at];
  return { yes: tally?.chosen.get('yes') ?? 0, no: tally?.chosen.get('no') ?? 0, stated: tally?.stated };
}

/** The open round as the refusals ask about it. */
export const openFacts: RoundFacts = {
  kind: 'menu',
  status: 'open',
  opensAt: '2026-11-01T00:00:00.000Z',
  closesAt: CLOSED_AT,
  questions: [lamp, wall],
  questionHash: 'a'.repeat(64),
  rule: { answerOnce: false },
};

/** A worker notes at a door what a household says: nothing stands in the way. */
export const byWorker: ResponseSituation = {
  round: openFacts,
  household: { inRoll: true, responses: [], refusedVisits: false },
  actor: { actorId: 'worker-1', binding: 'none' },
  response: {
    relation: 'family',
    ...acts['spoken at the door'],
    ...says('lamp', 'yes'),
    confirmed: false,
    questionHash: 'a'.repeat(64),
    visitedAt: INSIDE,
  },
};

/** Why it is refused, or undefined. */
export const codeOf = (situation: ResponseSituation) => refuseResponse(situation)?.refused;

import { isDeepStrictEqual } from 'node:util';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { StaffParticipation } from '../../shared/round/counting/participation.ts';
import type { RoundEvent } from '../../shared/round/roundEvent.ts';
import type { RecordedResponse, VisitOutcome } from '../../shared/round/response.ts';
import type { RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import { naiveCount, type NaiveCount } from './naiveCount.ts';
import { textOf, type RecordedEntry } from './readRecord.ts';

/** What was asked, whom, and what the server and a replay say came of it. */
export interface RoundEvidence {
  readonly terms: RoundTerms;
  readonly roll: readonly RollHousehold[];
  readonly served: StaffParticipation;
  /** The fold of the whole log from zero. */
  readonly replayed: NaiveCount;
}

const SPOKEN = ['door', 'meeting', 'designer', 'call'];
const withoutZeros = (sums: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));

const ofRound = (entries: readonly RecordedEntry[], roundId: string): RecordedEntry[] =>
  entries.filter(({ leaf }) => leaf.round === roundId);

/** Whether an entry after the close is one that may come late: keyed by staff, heard inside the window or on paper. */
function mayBeLate({ terms }: RoundEvidence, { leaf, fields }: RecordedEntry, closedAt: number): boolean {
  if (terms.rule.lateEntries !== 'untilFinal' || leaf.t === 'withdraw' || fields.by === 'self') return false;
  if (typeof fields.visitAt !== 'string')
    return leaf.via === 'paper' && typeof fields.formSerial === 'string';
  const heard = Date.parse(fields.visitAt);
  return heard >= Date.parse(terms.opensAt) && heard <= Math.min(closedAt, Date.parse(terms.closesAt));
}

/** I6: after the close only what may come late, nothing after the final result, nothing spoken over one's own words. */
export function checkOrder(entries: readonly RecordedEntry[], round: RoundEvidence): string[] {
  const spokeItself = new Set<LedgerValue | undefined>();
  let closedAt: number | undefined;
  let isFinal = false;
  const faults: string[] = [];
  for (const entry of ofRound(entries, round.terms.roundId)) {
    const { leaf, fields, seq } = entry;
    if (leaf.t === 'roundClose') closedAt = Number(fields.syncAt ?? leaf.tm) * 1000;
    if (leaf.t === 'resultFinal') isFinal = true;
    if (['response', 'visit', 'withdraw'].includes(leaf.t)) {
      if (isFinal) faults.push(`entry ${seq} came after the result was final`);
      else if (closedAt !== undefined && !mayBeLate(round, entry, closedAt))
        faults.push(`entry ${seq} came after the round was closed`);
    }
    if (leaf.t === 'withdraw') spokeItself.delete(fields.household);
    if (leaf.t !== 'response' && leaf.t !== 'visit') continue;
    if (leaf.t === 'visit') continue;
    if (fields.by === 'self') spokeItself.add(fields.household);
    else if (SPOKEN.includes(leaf.via ?? '') && spokeItself.has(fields.household))
      faults.push(`entry ${seq} by staff stands over what the household said itself`);
  }
  return faults;
}

/** I7: what is served, what a replay gives, what the log sealed and what a naive counter counts are one. */
export function checkCount(entries: readonly RecordedEntry[], round: RoundEvidence): string[] {
  const { terms, roll, served, replayed } = round;
  const own = ofRound(entries, terms.roundId);
  const naive = naiveCount(terms, roll, own.flatMap(eventOf));
  const { answered, excluded, refused, attempted, unreachable, pending, disputed, untouched } = served;
  const shown = {
    states: withoutZeros({
      answered,
      excluded,
      refused,
      attempted,
      unreachable,
      pending,
      disputed,
      untouched,
    }),
    channels: withoutZeros(served.channels),
    buildings: withoutZeros(
      Object.fromEntries(served.buildings.map((building) => [building.buildingId, building.answered])),
    ),
  };
  const { questions: _, ...counted } = naive;
  const faults: string[] = [];
  if (!isDeepStrictEqual(shown, counted)) faults.push(`served ${say(shown)}, counted ${say(counted)}`);
  if (!isDeepStrictEqual(replayed, naive)) faults.push(`replayed ${say(replayed)}, counted ${say(naive)}`);
  for (const tally of own.filter(({ leaf }) => leaf.t === 'tally' || leaf.t === 'resultFinal')) {
    const events = own.filter(({ seq }) => seq < tally.seq).flatMap(eventOf);
    const then = naiveCount(terms, roll, events);
    if (!isDeepStrictEqual(sealedCount(tally), { states: then.states, questions: then.questions }))
      faults.push(`entry ${tally.seq} sealed ${say(sealedCount(tally))}, counted ${say(then)}`);
  }
  return faults;
}

const say = (value: unknown): string => JSON.stringify(value);

interface SealedResult {
  readonly states: Record<string, number>;
  readonly questions: readonly {
    readonly questionId: string;
    readonly answered: number;
    readonly stated: number;
    readonly chosen: Record<string, number>;
  }[];
}

function sealedCount({ fields }: RecordedEntry): Pick<NaiveCount, 'states' | 'questions'> {
  const { states, questions } = fields.result as LedgerValue & SealedResult;
  return {
    states: withoutZeros(states),
    questions: Object.fromEntries(
      questions.map(({ questionId, answered, stated, chosen }) => [
        questionId,
        { answered, stated, chosen: withoutZeros(chosen) },
      ]),
    ),
  };
}

const visitOf = ({ visitAt }: RecordedEntry['fields']): { visitedAt?: string } =>
  typeof visitAt === 'string' ? { visitedAt: visitAt } : {};

/** An entry in the words of the naive counter; only what these tests make an entry of. */
function eventOf({ leaf, fields, seq }: RecordedEntry): RoundEvent[] {
  const who = { seq, householdId: textOf(fields.household), actorId: textOf(fields.actor) };
  switch (leaf.t) {
    case 'response':
      return [
        {
          kind: 'response',
          ...who,
          relation: fields.relation as RecordedResponse['relation'],
          channel: leaf.via as RecordedResponse['channel'],
          by: fields.by as RecordedResponse['by'],
          identityChecked: fields.identityChecked === true,
          answers: fields.answers as LedgerValue & RecordedResponse['answers'],
          confirmed: fields.confirmed === true,
          ...visitOf(fields),
        },
      ];
    case 'visit':
      return [{ kind: 'visit', ...who, outcome: fields.outcome as VisitOutcome, ...visitOf(fields) }];
    case 'roundClose':
      return [{ kind: 'close', seq, at: Number(fields.syncAt) }];
    case 'resultFinal':
      return [{ kind: 'final', seq }];
    case 'withdraw':
      return [{ kind: 'withdraw', ...who, relation: fields.relation as RecordedResponse['relation'] }];
    case 'exclusionRequest':
      return [{ kind: 'exclusionRequest', ...who }];
    case 'exclusionApprove':
      return fields.result === true ? [{ kind: 'exclusionApprove', ...who }] : [];
    case 'dispute':
      return [{ kind: 'dispute', ...who, targetSeq: Number(fields.target) }];
    case 'disputeResolve':
      return [
        {
          kind: 'disputeResolve',
          ...who,
          targetSeq: Number(fields.target),
          upheld: fields.result === true,
        },
      ];
    case 'void':
      return typeof fields.approver === 'string' && fields.result === true
        ? [{ kind: 'void', ...who, targetSeq: Number(fields.target) }]
        : [];
    default:
      return [];
  }
}

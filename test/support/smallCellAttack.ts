import {
  applyRoundEvent,
  createRoundCount,
  type RoundCount,
} from '../../shared/round/counting/roundCount.ts';
import type { RoundEvent } from '../../shared/round/roundEvent.ts';
import type { Answer, AnswerValue } from '../../shared/round/question.ts';
import { presentParticipation } from '../../shared/round/counting/presentParticipation.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import { cellsOf, everyCell, valuesInstead } from './answerCells.ts';
import { response, rollOf } from './roundFixtures.ts';

/** What one household answered, by question id; left out where it said nothing. */
export type Ballot = Readonly<Record<string, AnswerValue>>;

/** A household of the story: what it says, and what becomes of it after the close. */
export interface Told {
  readonly ballot: Ballot | null;
  readonly after: 'nothing' | 'late' | 'disowned';
}

/** A small round: a roll, questions, and for each household of the roll what it does. */
export interface SmallRound {
  readonly terms: RoundTerms;
  readonly sizes: readonly number[];
  readonly told: readonly Told[];
}

/** How a result becomes what is published; the real one, or a twin with a defect. */
export type Publish = (count: RoundCount, status: 'closed' | 'final') => unknown;

/** How the first provisional result is published, and how every later one. */
type Readings = readonly [first: Publish, later: Publish];

/** A number that nobody may find out: how many chose it, or what one household said. */
interface Secret {
  readonly name: string;
  readonly valueIn: (round: SmallRound) => string;
}

const doorOf = (index: number): string => `household-${index + 1}`;
const answersOf = (ballot: Ballot): readonly Answer[] =>
  Object.entries(ballot).map(([questionId, value]) => ({ questionId, value }));

/**
 * Everything that the world and the community's residents are shown of a round: participation after every entry, the
 * provisional result after the close and after every later entry, the final one. `look` is called with each moment.
 */
function play({ terms, sizes, told }: SmallRound, look: (count: RoundCount, at: Moment) => void): void {
  const count = createRoundCount({ terms, ...rollOf(sizes) });
  let seq = 0;
  const apply = (event: RoundEvent, moment: Moment): void => {
    applyRoundEvent(count, event);
    look(count, moment);
  };
  const say = (index: number, ballot: Ballot, visitedAt?: string): RoundEvent => ({
    kind: 'response',
    ...response((seq += 1), {
      householdId: doorOf(index),
      actorId: visitedAt === undefined ? `owner-${index}` : 'worker-1',
      answers: answersOf(ballot),
      ...(visitedAt === undefined ? {} : { by: 'staff', channel: 'door' }),
    }),
    ...(visitedAt === undefined ? {} : { visitedAt }),
  });
  const saidAt = new Map<number, number>();
  told.forEach(({ ballot, after }, index) => {
    if (ballot === null || after === 'late') return;
    apply(say(index, ballot), 'open');
    saidAt.set(index, seq);
  });
  apply({ kind: 'close', seq: (seq += 1), at: Date.parse(terms.closesAt) / 1000 }, 'closed');
  told.forEach(({ ballot, after }, index) => {
    if (ballot === null || after === 'nothing') return;
    if (after === 'late') {
      apply(say(index, ballot, terms.opensAt), 'closed');
      return;
    }
    const who = { householdId: doorOf(index), targetSeq: saidAt.get(index) ?? 0 };
    apply({ kind: 'dispute', seq: (seq += 1), actorId: `owner-${index}`, ...who }, 'closed');
    apply({ kind: 'disputeResolve', seq: (seq += 1), actorId: 'admin-1', upheld: true, ...who }, 'closed');
  });
  apply({ kind: 'final', seq: (seq += 1) }, 'final');
}
type Moment = 'open' | 'closed' | 'final';

/** What an observer of every output has written down at the end. */
function outputsOf(round: SmallRound, [first, later]: Readings): string {
  const seen: unknown[] = [];
  let readings = 0;
  play(round, (count, moment) => {
    seen.push(presentParticipation(count, count.seq, 'resident'));
    if (moment === 'open') return;
    const publish = readings === 0 ? first : later;
    seen.push(publish(count, moment));
    readings += 1;
  });
  return JSON.stringify(seen);
}

/** Those whose answer stands at a reading: at the close without the late ones, at the end without the disowned ones. */
function standing({ told }: SmallRound, reading: 'close' | 'end'): readonly Ballot[] {
  const gone = reading === 'close' ? 'late' : 'disowned';
  return told.flatMap(({ ballot, after }) => (ballot === null || after === gone ? [] : [ballot]));
}

function countIn(round: SmallRound, reading: 'close' | 'end', questionId: string, cell: string): number {
  return standing(round, reading).filter((ballot) => cellsOf(ballot[questionId]).includes(cell)).length;
}

/**
 * What must stay unknown in a round: each count of 1 to k − 1 households at either reading, the answer of every
 * household that came late or disowned its answer, and the answers where fewer than k spoke at all.
 */
function secretsOf(round: SmallRound): readonly Secret[] {
  const { terms, told } = round;
  const { smallCellK: k } = terms.rule;
  const readings = ['close', 'end'] as const;
  const cells = terms.questions.flatMap((question) =>
    readings.flatMap((reading) =>
      everyCell(question).flatMap((cell): readonly Secret[] => {
        const count = countIn(round, reading, question.questionId, cell);
        if (count === 0 || count >= k) return [];
        const name = `${question.questionId}=${cell} at the ${reading}: ${count}`;
        return [{ name, valueIn: (other) => String(countIn(other, reading, question.questionId, cell)) }];
      }),
    ),
  );
  const doors = told.flatMap(({ ballot, after }, index) =>
    ballot === null || after === 'nothing'
      ? []
      : terms.questions.map(({ questionId }): Secret => ({
          name: `${doorOf(index)} (${after}) on ${questionId}`,
          valueIn: (other) => JSON.stringify(other.told[index]?.ballot?.[questionId] ?? null),
        })),
  );
  return [...cells, ...doors];
}

function withAnswer(round: SmallRound, index: number, questionId: string, value: AnswerValue): SmallRound {
  return {
    ...round,
    told: round.told.map((one, at) =>
      at === index && one.ballot !== null ? { ...one, ballot: { ...one.ballot, [questionId]: value } } : one,
    ),
  };
}

/** Households that nothing tells apart: exchanging their answers is no other round. */
function rolesOf({ told }: SmallRound): string {
  return told.map(({ ballot, after }) => (ballot === null ? '' : after)).join();
}

function histogram(round: SmallRound): string {
  const roles = rolesOf(round).split(',');
  return round.told
    .map(({ ballot }, index) => {
      const own = roles[index] === 'nothing' ? '' : String(index);
      return `${own} ${JSON.stringify(ballot)}`;
    })
    .sort()
    .join('|');
}

/** The same people with up to `moves` other answers, each kind of round once, the nearest first. */
function* others(round: SmallRound, moves: number): Generator<SmallRound> {
  const known = new Set([histogram(round)]);
  let near: readonly SmallRound[] = [round];
  for (let move = 0; move < moves; move += 1) {
    const next: SmallRound[] = [];
    for (const from of near) {
      for (const [index, { ballot }] of from.told.entries()) {
        if (ballot === null) continue;
        for (const question of from.terms.questions) {
          if (!(question.questionId in ballot)) continue;
          for (const value of valuesInstead(question, ballot[question.questionId])) {
            const other = withAnswer(from, index, question.questionId, value);
            const key = histogram(other);
            if (known.has(key)) continue;
            known.add(key);
            next.push(other);
            yield other;
          }
        }
      }
    }
    near = next;
  }
}

/**
 * The attack. The attacker knows the roll, who answered and when, every output of the world and community tiers over
 * time, and how outputs are made; not the answers. He finds a secret out when it has the same value in every round of
 * the same people that would have given the same outputs. Searched are all rounds that differ in up to `moves`
 * answers: what cannot be confused with any of these counts as found out, so that the search errs on the safe side.
 *
 * First the reading at the close alone, then all readings. No finding is what the asking is for: what the verdicts and
 * the published scores say without any cell, and, over time, what the numbers of the close say together with later
 * verdicts (a decision that turns because one answer was disowned tells what it was). Nor is a cell in which k and more
 * are all of them. An owners' vote is exempt by law towards its owners and not attacked here.
 */
export function foundOut(
  round: SmallRound,
  publish: Publish,
  withoutCells: Publish,
  moves = 2,
): readonly string[] {
  const atClose = { ...round, told: round.told.map(asAtClose) };
  const once = beyond(atClose, secretsOf(atClose), [publish, publish], [withoutCells, withoutCells], moves);
  const overTime = beyond(round, secretsOf(round), [publish, publish], [publish, withoutCells], moves);
  return [...new Set([...once, ...overTime])];
}

function asAtClose({ ballot, after }: Told): Told {
  return { ballot: after === 'late' ? null : ballot, after: 'nothing' };
}

/** What the outputs tell that `allowed` does not. Each is a pair: the first reading and those that follow. */
function beyond(
  round: SmallRound,
  secrets: readonly Secret[],
  publish: Readings,
  allowed: Readings,
  moves: number,
): readonly string[] {
  const left = confusedWith(round, secrets, publish, moves);
  if (left.length === 0) return [];
  const told = new Set(confusedWith(round, left, allowed, moves).map(({ name }) => name));
  return left.filter(({ name }) => !told.has(name)).map(({ name }) => name);
}

/** The secrets that no other round with the same outputs contradicts. */
function confusedWith(
  round: SmallRound,
  secrets: readonly Secret[],
  publish: Readings,
  moves: number,
): readonly Secret[] {
  const seen = outputsOf(round, publish);
  let left = secrets.map((secret) => ({ secret, value: secret.valueIn(round) }));
  for (const other of others(round, moves)) {
    if (left.length === 0) break;
    const differing = left.filter(({ secret, value }) => secret.valueIn(other) !== value);
    if (differing.length === 0 || outputsOf(other, publish) !== seen) continue;
    left = left.filter((one) => !differing.includes(one));
  }
  return left.map(({ secret }) => secret);
}

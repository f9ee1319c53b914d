import type { Answer, Question } from '../../shared/round/question.ts';
import type { RecordedResponse } from '../../shared/round/response.ts';
import type { RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { RoundEvent, HouseholdEvent } from '../../shared/round/roundEvent.ts';

/** What the naive counter says of a round: everything that the fold keeps as sums. */
export interface NaiveCount {
  states: Record<string, number>;
  channels: Record<string, number>;
  buildings: Record<string, number>;
  /** Per question: households in A in scope, households with a counted choice, households per cell. */
  questions: Record<string, { answered: number; stated: number; chosen: Record<string, number> }>;
}

type ResponseEvent = Extract<HouseholdEvent, { kind: 'response' }>;
type WithdrawEvent = Extract<HouseholdEvent, { kind: 'withdraw' }>;

const saysNothing = (answers: readonly Answer[]): boolean =>
  answers.every(({ value }) =>
    typeof value === 'string'
      ? value.trim() === ''
      : typeof value === 'object' && Object.keys(value).length === 0,
  );

/** One takes back one's own words, and what a person of lower standing said or staff noted; nobody else's. */
function takesBack(withdrawal: WithdrawEvent, said: ResponseEvent): boolean {
  if (said.by === 'self' && said.actorId === withdrawal.actorId) return true;
  const steps = ['tenant', 'family', 'owner'];
  const step = (relation: string): number => steps.indexOf(relation === 'agent' ? 'owner' : relation);
  if (step(withdrawal.relation) !== step(said.relation)) {
    return step(withdrawal.relation) > step(said.relation);
  }
  return directness(said) < (withdrawal.relation === 'agent' ? 1 : 2);
}

/** Reads domain.md's sentence about one response off everything that was said after it. */
function standingOf(
  event: ResponseEvent,
  events: readonly HouseholdEvent[],
): 'out' | 'disputed' | 'pending' | 'live' {
  const later = events.filter(({ seq }) => seq > event.seq);
  const about = later.filter((other) => 'targetSeq' in other && other.targetSeq === event.seq);
  if (later.some((other) => other.kind === 'withdraw' && takesBack(other, event))) return 'out';
  if (about.some(({ kind }) => kind === 'void')) return 'out';
  let open = false;
  for (const other of about) {
    if (other.kind === 'dispute') open = true;
    if (other.kind === 'disputeResolve' && open) {
      if (other.upheld) return 'out';
      open = false;
    }
  }
  if (open) return 'disputed';
  const checked = about.some((other) => other.kind === 'formCheck' && other.matches);
  return event.unverified === true && !checked ? 'pending' : 'live';
}

function isExcluded(events: readonly HouseholdEvent[]): boolean {
  const lastAnswer = Math.max(
    -1,
    ...events.flatMap((event) =>
      event.kind === 'response' && !saysNothing(event.answers) ? [event.seq] : [],
    ),
  );
  const since = events.filter(({ seq }) => seq > lastAnswer);
  return since.some(
    (approval) =>
      approval.kind === 'exclusionApprove' &&
      since.some(
        (request) =>
          request.kind === 'exclusionRequest' &&
          request.seq < approval.seq &&
          request.actorId !== approval.actorId,
      ),
  );
}

const directness = (response: RecordedResponse): number => {
  const agent = response.relation === 'agent';
  if (response.by === 'self' && ['app', 'web'].includes(response.channel)) return agent ? 1 : 2;
  if (response.channel === 'paper')
    return response.identityChecked && !agent && response.by !== 'proxy' ? 2 : 1;
  return response.by === 'proxy' ? 1 : 0;
};
const kinship = ({ relation }: RecordedResponse): number =>
  ({ tenant: 1, family: 2, owner: 3, agent: 3 })[relation];
const maySettle = (response: RecordedResponse): boolean =>
  response.confirmed && (response.by === 'self' || directness(response) === 2);

/** Forgets everything before the last confirmation, then sorts. */
function winner(question: Question, live: readonly RecordedResponse[]): RecordedResponse | undefined {
  const given = live.filter(({ answers }) =>
    answers.some((answer) => answer.questionId === question.questionId),
  );
  const settled = (pool: readonly RecordedResponse[]): RecordedResponse[] => {
    const last = pool.map(maySettle).lastIndexOf(true);
    return pool.slice(Math.max(0, last));
  };
  const best = (pool: readonly RecordedResponse[]): RecordedResponse | undefined =>
    [...pool].sort(
      (first, second) =>
        (question.touchesProperty ? kinship(second) - kinship(first) : 0) ||
        directness(second) - directness(first) ||
        second.seq - first.seq,
    )[0];
  if (!question.touchesProperty) return best(settled(given));
  const owners = given.filter(({ relation }) => relation !== 'tenant');
  return best(settled(owners.length > 0 ? owners : given));
}

const choiceOf = (response: RecordedResponse, question: Question): unknown =>
  response.answers.find(({ questionId }) => questionId === question.questionId)?.value;

function isQuarrel(
  terms: RoundTerms,
  question: Question,
  live: readonly RecordedResponse[],
  counted: RecordedResponse,
): boolean {
  if (terms.kind !== 'willingness' && terms.kind !== 'confirmation') return false;
  const own = live.filter((response) => response.by === 'self' && choiceOf(response, question) !== undefined);
  const people = [...new Set(own.map(({ actorId }) => actorId))];
  const lastOf = (actorId: string): RecordedResponse | undefined =>
    own.filter((response) => response.actorId === actorId).at(-1);
  const against = (first: RecordedResponse, second: RecordedResponse): boolean =>
    ['yes', 'no'].every((word) => [first, second].some((response) => choiceOf(response, question) === word));
  for (const one of people) {
    for (const other of people) {
      const earlier = lastOf(one);
      const later = lastOf(other);
      if (earlier === undefined || later === undefined || earlier.seq >= later.seq) continue;
      if (![earlier.seq, later.seq].includes(counted.seq) || !against(earlier, later)) continue;
      const tenants = [earlier, later].filter(({ relation }) => relation === 'tenant').length;
      if (question.touchesProperty && tenants === 1) continue;
      const knew = own.some(
        (response) => response.actorId === other && response.seq < earlier.seq && against(response, earlier),
      );
      if (!later.confirmed || knew) return true;
    }
  }
  return false;
}

const cellsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([row, mark]) => `${row}:${String(mark)}`);
  }
  return [String(value)];
};

/**
 * Counts a round from nothing, household by household, from sentences of domain.md and without any of the
 * product's rules: slow, repetitive, and therefore a witness for the fold.
 */
export function naiveCount(
  terms: RoundTerms,
  households: readonly RollHousehold[],
  events: readonly RoundEvent[],
): NaiveCount {
  const states: Record<string, number> = {};
  const channels: Record<string, number> = {};
  const buildings: Record<string, number> = {};
  const questions: NaiveCount['questions'] = {};
  for (const { questionId } of terms.questions)
    questions[questionId] = { answered: 0, stated: 0, chosen: {} };
  const more = (sums: Record<string, number>, key: string): void => {
    sums[key] = (sums[key] ?? 0) + 1;
  };

  for (const { householdId, buildingId, unitId } of households) {
    const mine = events.filter(
      (event): event is HouseholdEvent => event.kind !== 'close' && event.householdId === householdId,
    );
    const said = mine.filter(
      (event): event is ResponseEvent => event.kind === 'response' && !saysNothing(event.answers),
    );
    const standings = said.map((event) => standingOf(event, mine));
    const live = said.filter((_, at) => standings[at] === 'live');
    const visits = mine.flatMap((event) => (event.kind === 'visit' ? [event.outcome] : []));
    const state =
      live.length > 0
        ? 'answered'
        : standings.includes('disputed')
          ? 'disputed'
          : standings.includes('pending')
            ? 'pending'
            : isExcluded(mine)
              ? 'excluded'
              : visits.includes('refused')
                ? 'refused'
                : (visits.at(-1) ?? 'untouched');
    more(states, state);
    if (state === 'answered' || (terms.rule.counts === 'asked' && state === 'refused'))
      more(buildings, buildingId);
    if (state !== 'answered') continue;
    let latest: RecordedResponse | undefined;
    for (const question of terms.questions) {
      if (question.scope !== 'community' && !question.scope.includes(unitId)) continue;
      const sums = questions[question.questionId];
      const counted = winner(question, live);
      if (sums === undefined) continue;
      sums.answered += 1;
      if (counted === undefined) continue;
      if (latest === undefined || counted.seq > latest.seq) latest = counted;
      if (isQuarrel(terms, question, live, counted)) continue;
      sums.stated += 1;
      if (question.type !== 'text') {
        for (const cell of cellsOf(choiceOf(counted, question))) more(sums.chosen, cell);
      }
    }
    more(channels, (latest ?? live.at(-1))?.channel ?? '');
  }
  return { states, channels, buildings, questions };
}

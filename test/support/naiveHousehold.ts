import type { Answer, Question } from '../../shared/round/question.ts';
import type { RecordedResponse } from '../../shared/round/response.ts';
import type { RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { RoundEvent, HouseholdEvent } from '../../shared/round/roundEvent.ts';

/** One household as the naive counter sees it. */
export interface NaiveHousehold {
  readonly roll: RollHousehold;
  readonly state: string;
  /** The channel of its latest counted answer. */
  readonly channel: string;
  /** What is put to it and, where something counts, the counted value; a quarrel has no value. */
  readonly questions: readonly { readonly question: Question; readonly value?: unknown }[];
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
  const settles = terms.kind === 'willingness' || terms.kind === 'confirmation';
  const owns = ({ relation }: RecordedResponse): boolean => relation === 'owner' || relation === 'agent';
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
      // Elsewhere only the owners of one dwelling, about what is theirs.
      if (!settles && !(question.touchesProperty && owns(earlier) && owns(later))) continue;
      const knew = own.some(
        (response) => response.actorId === other && response.seq < earlier.seq && against(response, earlier),
      );
      if (!later.confirmed || knew) return true;
    }
  }
  return false;
}

/** The entries that still bear on the count where they stand, in the words of domain.md's rows about the close. */
export function timelyEvents(terms: RoundTerms, events: readonly RoundEvent[]): HouseholdEvent[] {
  const kept: HouseholdEvent[] = [];
  let end: number | undefined;
  for (const event of events) {
    if (event.kind === 'final') return kept;
    if (event.kind === 'close') {
      end = Math.min(Date.parse(terms.closesAt), event.at === undefined ? Infinity : event.at * 1000);
    }
    if (!('householdId' in event) || event.kind === 'notice') continue;
    if (end !== undefined && ['withdraw', 'exclusionRequest', 'exclusionApprove'].includes(event.kind))
      continue;
    if (end !== undefined && (event.kind === 'response' || event.kind === 'visit')) {
      const paper = event.kind === 'response' && event.channel === 'paper';
      const own = event.kind === 'response' && event.by === 'self';
      const heard = event.visitedAt === undefined ? undefined : Date.parse(event.visitedAt);
      const inside = heard !== undefined && heard >= Date.parse(terms.opensAt) && heard <= end;
      if (terms.rule.lateEntries !== 'untilFinal' || own) continue;
      if (!inside && !(paper && heard === undefined)) continue;
    }
    kept.push(event);
  }
  return kept;
}

/** Whether an answer leads to a question that hangs on it. */
const leadsTo = (question: Question, given: readonly { question: Question; value?: unknown }[]): boolean => {
  const { askedIf } = question;
  if (askedIf === undefined) return true;
  const before = given.find((one) => one.question.questionId === askedIf.questionId);
  if (before?.value === undefined) return false;
  const chosen: unknown[] = [before.value].flat().map((one) => (typeof one === 'number' ? `${one}` : one));
  return askedIf.optionIds.some((optionId) => chosen.includes(optionId));
};

/** Counts one household from nothing, by sentences of domain.md and without any of the product's rules. */
export function naiveHousehold(
  terms: RoundTerms,
  roll: RollHousehold,
  events: readonly HouseholdEvent[],
): NaiveHousehold {
  const mine = events.filter(({ householdId }) => householdId === roll.householdId);
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
  const questions: { question: Question; value?: unknown }[] = [];
  let latest: RecordedResponse | undefined;
  for (const question of terms.questions) {
    if (question.scope !== 'community' && !question.scope.includes(roll.unitId)) continue;
    if (!leadsTo(question, questions)) continue;
    const counted = winner(question, live);
    if (counted !== undefined && (latest === undefined || counted.seq > latest.seq)) latest = counted;
    const quarrel = counted !== undefined && isQuarrel(terms, question, live, counted);
    questions.push({
      question,
      ...(counted === undefined || quarrel ? {} : { value: choiceOf(counted, question) }),
    });
  }
  return { roll, state, channel: (latest ?? live.at(-1))?.channel ?? '', questions };
}

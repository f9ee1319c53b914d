import type { Answer, Question } from '../question.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { Standing } from '../response.ts';

/** Most forms that are printed at once, a page each, and most numbers that are handed in at once. */
export const MOST_FORMS_PRINTED = 100;
export const MOST_FORMS_RECEIVED = 500;
/** Most forms that are put before a second person at once, each with its photograph. */
const MOST_FORMS_SHOWN = 50;

/** A round's paper forms by their serial numbers: printed, received in a counted batch, and keyed (by which entry). */
export interface RoundForms {
  readonly printed: Set<string>;
  readonly received: Set<string>;
  /** The `seq` of the response that was keyed from the form last. */
  readonly keyed: Map<string, number>;
  /** The `seq` of each batch, oldest first. */
  readonly batches: number[];
}

/** What of the round decides whether a form may be keyed now. */
export interface FormSituation {
  readonly forms: RoundForms;
  readonly serial: string;
  /** Of the response that was keyed from it before. */
  readonly standingOf: (seq: number) => Standing | undefined;
}

/**
 * Why a form may not be keyed: `response/form-unknown` when its number was never printed for this round,
 * `response/form-used` when it was keyed before. A form whose entry was struck out (void, or overruled in a dispute) may be
 * keyed again: the paper is still there and says what it says.
 */
export function refuseForm({ forms, serial, standingOf }: FormSituation): Refusal | undefined {
  if (!forms.printed.has(serial)) return refuse('response/form-unknown');
  const keyed = forms.keyed.get(serial);
  if (keyed === undefined || standingOf(keyed) === 'removed') return undefined;
  return refuse('response/form-used');
}

/** Numbers that may not be handed in: never printed for the round, or handed in before. */
export function refuseReceived(
  { printed, received }: RoundForms,
  serials: readonly string[],
): Refusal | undefined {
  const unknown = serials.filter((serial) => !printed.has(serial));
  if (unknown.length > 0) return refuse('response/form-unknown', { serials: unknown });
  const twice = serials.filter((serial) => received.has(serial));
  return twice.length > 0 ? refuse('form/already-received', { serials: twice }) : undefined;
}

/**
 * Those of the waiting forms that somebody is shown: what this person may check before what was keyed by themselves,
 * the oldest entries first, no more than `MOST_FORMS_SHOWN`.
 */
export function formsToShow<Form extends { readonly seq: number; readonly mine: boolean }>(
  waiting: readonly Form[],
): Form[] {
  return [...waiting]
    .sort((one, other) => Number(one.mine) - Number(other.mine) || one.seq - other.seq)
    .slice(0, MOST_FORMS_SHOWN);
}

/** What decides whether a person may type a form a second time. */
export interface CheckSituation {
  readonly keyed: { readonly actorId: string; readonly standing: Standing } | undefined;
  readonly checkerId: string;
  readonly ownHousehold: boolean;
}

/** Why a person may not check a form: nothing to check, the own entry, or the own household. */
export function refuseCheck({ keyed, checkerId, ownHousehold }: CheckSituation): Refusal | undefined {
  if (keyed === undefined || (keyed.standing !== 'live' && keyed.standing !== 'pending'))
    return refuse('case/not-waiting');
  if (keyed.actorId === checkerId) return refuse('case/own-entry');
  return ownHousehold ? refuse('case/own-household') : undefined;
}

/**
 * The questions that two people read differently from one form. Words are not compared: nobody types a sentence twice
 * alike, and what is counted are choices.
 */
export function differingQuestions(
  questions: readonly Question[],
  first: readonly Answer[],
  second: readonly Answer[],
): string[] {
  const differs = (question: Question): boolean => {
    const [one, other] = [first, second].map((answers) =>
      readingOf(question, answers.filter(({ questionId }) => questionId === question.questionId)[0]),
    );
    return one !== other;
  };
  return questions
    .filter(({ type }) => type !== 'text')
    .filter(differs)
    .map(({ questionId }) => questionId);
}

/** One text for one choice: order is part of a ranking only. */
function readingOf({ type }: Question, answer: Answer | undefined): string {
  const value = answer?.value;
  if (value === undefined) return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return JSON.stringify(type === 'ranking' ? value : [...value].sort());
  return JSON.stringify(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

import type { Option, Question, QuestionType } from '../../../shared/round/question.ts';

/** What can be changed in a question of any type. `null` takes an optional part away. */
export interface QuestionPatch {
  readonly title?: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly scope?: Question['scope'];
  readonly section?: Question['section'];
  readonly touchesProperty?: boolean;
  readonly reasonRequiredFor?: readonly string[];
  readonly askedIf?: NonNullable<Question['askedIf']> | null;
}

/** A question that was taken out, and where it stood: it can be put back. */
export interface RemovedQuestion {
  readonly question: Question;
  readonly at: number;
}

/** The first of `q1`, `q2`, … that is not taken. */
export function freshId(prefix: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${prefix}${number}`;
    if (!taken.includes(id)) return id;
  }
}

const STANCES: readonly Option[] = [
  { optionId: 'yes', label: '要' },
  { optionId: 'no', label: '不要' },
  { optionId: 'indifferent', label: '无所谓' },
];
const TWO: readonly Option[] = [
  { optionId: 'o1', label: '' },
  { optionId: 'o2', label: '' },
];

/** A question of a type with nothing filled in yet but its form. */
export function newQuestion(type: QuestionType, questions: readonly Question[]): Question {
  const base = {
    questionId: freshId(
      'q',
      questions.map(({ questionId }) => questionId),
    ),
    title: '',
    required: false,
    scope: 'community',
    touchesProperty: false,
    section: 'general',
  } as const;
  switch (type) {
    case 'single':
      return { ...base, type, options: TWO };
    case 'stance':
      return { ...base, type, options: STANCES };
    case 'multiple':
      return { ...base, type, options: TWO, min: 0, max: 2 };
    case 'ranking':
      return { ...base, type, options: TWO, min: 1, max: 2 };
    case 'basket':
      return { ...base, type, options: TWO.map((option) => ({ ...option, costFen: 0 })), budgetFen: 0 };
    case 'rating':
      return { ...base, type };
    case 'matrix':
      return { ...base, type, rows: [{ rowId: 'r1', label: '' }] };
    case 'text':
      return { ...base, type, maxLength: 500 };
  }
}

/** The question with the patch; a blank help and an empty list of reasons are left out. */
export function patchQuestion(question: Question, patch: QuestionPatch): Question {
  const { help, reasonRequiredFor, askedIf, ...plain } = patch;
  const { help: helpBefore, reasonRequiredFor: reasonsBefore, askedIf: conditionBefore, ...rest } = question;
  const helpNow = help ?? helpBefore ?? '';
  const reasons = reasonRequiredFor ?? reasonsBefore ?? [];
  const condition = askedIf === undefined ? conditionBefore : askedIf;
  return {
    ...rest,
    ...plain,
    ...(helpNow === '' ? {} : { help: helpNow }),
    ...(reasons.length === 0 ? {} : { reasonRequiredFor: reasons }),
    ...(condition === undefined || condition === null ? {} : { askedIf: condition }),
  };
}

/** The questions with one of them replaced. */
export function replaceQuestion(questions: readonly Question[], question: Question): readonly Question[] {
  return questions.map((one) => (one.questionId === question.questionId ? question : one));
}

/** One place nearer the front (-1) or the end (1); at the edge nothing changes. */
export function moveAt<Item>(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const moved = items[at];
  const other = items[at + by];
  if (moved === undefined || other === undefined) return items;
  return items.map((item, place) => (place === at ? other : place === at + by ? moved : item));
}

/** The questions without one, and what is needed to put it back. */
export function takeOut(
  questions: readonly Question[],
  questionId: string,
): { readonly left: readonly Question[]; readonly removed: RemovedQuestion | undefined } {
  const at = questions.findIndex((one) => one.questionId === questionId);
  const question = questions[at];
  if (question === undefined) return { left: questions, removed: undefined };
  return { left: questions.filter((one) => one !== question), removed: { question, at } };
}

/** The questions with one put back where it stood, under another id if its own is taken meanwhile. */
export function putBack(
  questions: readonly Question[],
  { question, at }: RemovedQuestion,
): readonly Question[] {
  const ids = questions.map(({ questionId }) => questionId);
  const { questionId } = question;
  const back = ids.includes(questionId) ? { ...question, questionId: freshId('q', ids) } : question;
  return [...questions.slice(0, at), back, ...questions.slice(at)];
}

import type { Plan } from '../../../../shared/plan/plan.ts';
import type { Answer, AnswerValue, Question } from '../../../../shared/round/question.ts';

/** What every kind of question is drawn from. */
export interface QuestionProps<Kind extends Question = Question> {
  readonly question: Kind;
  readonly answer: Answer | undefined;
  readonly onValue: (value: AnswerValue) => void;
  readonly error: string | undefined;
  /** Seed of the order in which this household sees competing options. */
  readonly orderSeed: string;
  readonly plan: Plan | undefined;
}

/** The option ids picked so far. */
export function pickedIds(answer: Answer | undefined): readonly string[] {
  const value = answer?.value;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

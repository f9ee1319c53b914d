import type { Question } from '../question.ts';

/** What branching looks at in an answer; the value may be anything at all. */
interface GivenChoice {
  readonly questionId: string;
  readonly value: unknown;
}

/** The ids that a question can be asked by: its options, or the marks `1`–`5` of a rating; none for the other types. */
export function branchIds(question: Question): readonly string[] {
  if ('options' in question) return question.options.map(({ optionId }) => optionId);
  return question.type === 'rating' ? ['1', '2', '3', '4', '5'] : [];
}

function chosenIds(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return [typeof value === 'number' ? String(value) : value];
}

/**
 * The questions that these answers lead to, in the order given: every question without a condition, and each one
 * whose condition (`askedIf`) an answer to an earlier question that was itself asked fulfils. Answers to questions
 * that were not asked lead nowhere. `questions` are those in the household's scope.
 */
export function questionsReached(
  questions: readonly Question[],
  answers: readonly GivenChoice[],
): readonly Question[] {
  const reached: Question[] = [];
  for (const question of questions) {
    const { askedIf } = question;
    if (askedIf === undefined) {
      reached.push(question);
      continue;
    }
    const isReached = reached.some(({ questionId }) => questionId === askedIf.questionId);
    const answer = answers.filter(({ questionId }) => questionId === askedIf.questionId)[0];
    if (!isReached || answer === undefined) continue;
    const chosen = chosenIds(answer.value);
    if (askedIf.optionIds.some((optionId) => chosen.indexOf(optionId) >= 0)) reached.push(question);
  }
  return reached;
}

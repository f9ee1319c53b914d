import type { Question } from '../../shared/round/question.ts';
import {
  confirmationQuestions as confirmation,
  satisfactionQuestions as satisfaction,
  willingnessQuestions as willingness,
} from '../../shared/round/opening/template/solicitationTemplates.ts';

const NO_ITEMS = { items: [], unitIds: [] };

/** 意愿征集 as its template begins, without what only those are asked who are against it. */
export const willingnessQuestions = only(willingness(), ['willing', 'trouble', 'words']);

/** 方案确认: the plan as a whole, as the template asks about it. */
export const confirmationQuestions: readonly Question[] = confirmation(NO_ITEMS);

/** 效果评价: the dimensions of the template and the household's own words. */
export const satisfactionQuestions = only(satisfaction(NO_ITEMS), ['marks', 'words']);

function only(questions: readonly Question[], ids: readonly string[]): readonly Question[] {
  return questions.filter(({ questionId }) => ids.includes(questionId));
}

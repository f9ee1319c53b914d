import { branchIds } from '../answering/branching.ts';
import { QUESTION_SECTIONS, type Question } from '../question.ts';
import { questionPlace, roundFault, type RoundFault } from './roundFault.ts';

/** Whether there is a household to which both questions are put. */
function sharesHouseholds(first: Question, second: Question): boolean {
  const { scope } = first;
  const other = second.scope;
  return scope === 'community' || other === 'community' || scope.some((unitId) => other.indexOf(unitId) >= 0);
}

function conditionFaults(questions: readonly Question[], question: Question, index: number): RoundFault[] {
  const { askedIf } = question;
  if (askedIf === undefined) return [];
  const path = `questions[${index}].askedIf`;
  const place = questionPlace(question, index);
  const at = questions.map(({ questionId }) => questionId).indexOf(askedIf.questionId);
  const parent = questions[at];
  if (parent === undefined) {
    return [roundFault(`${path}.questionId`, 'unknown-question', `${place}的前提是一道已经不在的题。`)];
  }
  const parentPlace = questionPlace(parent, at);
  const isLater = QUESTION_SECTIONS.indexOf(parent.section) > QUESTION_SECTIONS.indexOf(question.section);
  if (at >= index || isLater) {
    const sentence = `${place}的前提是${parentPlace}，那一题要排在它前面。`;
    return [roundFault(`${path}.questionId`, 'refers-forward', sentence)];
  }
  const ids = branchIds(parent);
  if (ids.length === 0) {
    const sentence = `${place}的前提${parentPlace}没有选项可选，不能作前提。`;
    return [roundFault(`${path}.questionId`, 'not-branchable', sentence)];
  }
  const faults: RoundFault[] = [];
  if (askedIf.optionIds.length === 0) {
    const sentence = `${place}没有说明选了哪一项才问，${question.required ? '这道必答题' : '这道题'}永远问不到。`;
    faults.push(roundFault(`${path}.optionIds`, 'unreachable', sentence));
  }
  askedIf.optionIds.forEach((optionId, each) => {
    if (ids.indexOf(optionId) < 0) {
      const sentence = `${place}的前提是${parentPlace}的一个选项，那个选项已经不在。`;
      faults.push(roundFault(`${path}.optionIds[${each}]`, 'not-an-option', sentence));
    }
  });
  if (!sharesHouseholds(parent, question)) {
    const sentence = `${place}和它的前提${parentPlace}问的不是同一些单元，没有一户会被问到。`;
    faults.push(roundFault(path, 'unreachable', sentence));
  }
  return faults;
}

/**
 * What is wrong with the conditions under which questions are asked: each points back, on the ballot as in the list,
 * to a question with choices, names choices that are there, and can come true for at least one household.
 */
export function branchFaults(questions: readonly Question[]): RoundFault[] {
  const faults: RoundFault[] = [];
  questions.forEach((question, index) => faults.push(...conditionFaults(questions, question, index)));
  return faults;
}

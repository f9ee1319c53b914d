import type { RollExtent } from './openingContext.ts';
import type { Question } from '../question.ts';
import { questionPlace, roundFault, type RoundFault } from './roundFault.ts';

/**
 * What is wrong with who is asked: units without a household in the roll, and households that no question reaches.
 * Such households would stand in the denominator and could never be answered; a question with a condition reaches
 * nobody by itself.
 */
export function scopeFaults(questions: readonly Question[], roll: RollExtent): RoundFault[] {
  const faults: RoundFault[] = [];
  const asked: string[] = [];
  let everybodyAsked = false;
  questions.forEach((question, index) => {
    if (question.scope === 'community') {
      everybodyAsked = everybodyAsked || question.askedIf === undefined;
      return;
    }
    question.scope.forEach((unitId, at) => {
      if (question.askedIf === undefined) asked.push(unitId);
      if (roll.unitIds.indexOf(unitId) < 0) {
        const sentence = `${questionPlace(question, index)}问到的第 ${at + 1} 个单元，名册里没有住户。`;
        faults.push(roundFault(`questions[${index}].scope[${at}]`, 'not-in-roll', sentence));
      }
    });
  });
  const left = roll.unitIds.filter((unitId) => asked.indexOf(unitId) < 0).length;
  if (!everybodyAsked && questions.length > 0 && left > 0) {
    const sentence = `有 ${left} 个单元的住户一道题也问不到，却要算进征集率。`;
    faults.push(roundFault('questions', 'households-without-question', sentence));
  }
  return faults;
}

import type { Question } from '../question.ts';
import { branchFaults } from './branchFaults.ts';
import { basketFaults, idFaults, limitFaults, optionFaults } from './optionFaults.ts';
import { isBlank, isWhole, questionPlace, roundFault, type RoundFault } from './roundFault.ts';

const STANCES = ['yes', 'no', 'indifferent'];
/** Longest answer that a text question may allow, in characters. */
const MAX_TEXT = 2000;
/** Most rows of a matrix, and most questions of a round. */
const MAX_ROWS = 20;
const MAX_QUESTIONS = 60;

function matrixFaults(
  rows: readonly { readonly rowId: string; readonly label: string }[],
  path: string,
  place: string,
): RoundFault[] {
  const faults = idFaults(
    rows.map((row) => row.rowId),
    (index) => `${path}.rows[${index}].rowId`,
    `${place}的行，`,
  );
  if (rows.length === 0) faults.push(roundFault(`${path}.rows`, 'too-few', `${place}一行也没有。`));
  if (rows.length > MAX_ROWS) {
    const sentence = `${place}有 ${rows.length} 行，最多 ${MAX_ROWS} 行。`;
    faults.push(roundFault(`${path}.rows`, 'too-many', sentence));
  }
  rows.forEach(({ label }, index) => {
    if (isBlank(label)) {
      faults.push(
        roundFault(`${path}.rows[${index}].label`, 'empty', `${place}的第 ${index + 1} 行还没有写。`),
      );
    }
  });
  return faults;
}

function ownFaults(question: Question, path: string, place: string): RoundFault[] {
  switch (question.type) {
    case 'single':
      return optionFaults(question.options, path, place);
    case 'stance': {
      const ids = question.options.map((option) => option.optionId);
      const exact = ids.length === STANCES.length && STANCES.every((stance) => ids.indexOf(stance) >= 0);
      const sentence = `${place}要有且只有三个选项：赞成、不赞成、无所谓。`;
      return optionFaults(question.options, path, place).concat(
        exact ? [] : [roundFault(`${path}.options`, 'not-the-three-stances', sentence)],
      );
    }
    case 'multiple':
    case 'ranking':
      return optionFaults(question.options, path, place).concat(limitFaults(question, path, place));
    case 'basket':
      return optionFaults(question.options, path, place).concat(basketFaults(question, path, place));
    case 'rating':
      return [];
    case 'matrix':
      return matrixFaults(question.rows, path, place);
    case 'text': {
      const { maxLength } = question;
      const sentence = `${place}最多写 ${maxLength} 字，要在 1 到 ${MAX_TEXT} 之间。`;
      return isWhole(maxLength) && maxLength >= 1 && maxLength <= MAX_TEXT
        ? []
        : [roundFault(`${path}.maxLength`, 'out-of-range', sentence)];
    }
  }
}

/**
 * Everything wrong with a round's questions, each with its path (`questions[2].options[0].costFen`), a stable code and
 * a sentence. Ids differ, limits fit the options, a stance has its three choices, money is whole fen, a basket's
 * budget buys some and not all of it, texts hold 1–2000 characters, a condition points back to something that can be
 * chosen.
 */
export function questionFaults(questions: readonly Question[]): RoundFault[] {
  const faults = idFaults(
    questions.map((question) => question.questionId),
    (index) => `questions[${index}].questionId`,
    '题目里，',
  );
  if (questions.length > MAX_QUESTIONS) {
    const sentence = `一共 ${questions.length} 题，最多 ${MAX_QUESTIONS} 题。`;
    faults.push(roundFault('questions', 'too-many', sentence));
  }
  questions.forEach((question, index) => {
    const path = `questions[${index}]`;
    const place = questionPlace(question, index);
    if (isBlank(question.title)) {
      faults.push(roundFault(`${path}.title`, 'empty', `${place}还没有写题目。`));
    }
    if (question.scope !== 'community' && question.scope.length === 0) {
      faults.push(roundFault(`${path}.scope`, 'empty', `${place}没有问任何一个单元。`));
    }
    faults.push(...ownFaults(question, path, place));
    const known = 'options' in question ? question.options.map((option) => option.optionId) : [];
    (question.reasonRequiredFor ?? []).forEach((optionId, at) => {
      if (known.indexOf(optionId) < 0) {
        const sentence = `${place}要求写原因的选项“${optionId}”不存在。`;
        faults.push(roundFault(`${path}.reasonRequiredFor[${at}]`, 'not-an-option', sentence));
      }
    });
  });
  return faults.concat(branchFaults(questions));
}

import type { FieldFault } from '../refusal.ts';
import type { Option, Question } from './question.ts';

const STANCES = ['yes', 'no', 'indifferent'];
const MAX_TEXT = 2000;

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Faults of ids that must be present and differ within their list. */
function idFaults(ids: readonly string[], pathOf: (index: number) => string): FieldFault[] {
  const faults: FieldFault[] = [];
  ids.forEach((id, index) => {
    if (isBlank(id)) faults.push({ path: pathOf(index), code: 'empty' });
    else if (ids.indexOf(id) < index) faults.push({ path: pathOf(index), code: 'repeated' });
  });
  return faults;
}

function optionFaults(options: readonly Option[], path: string): FieldFault[] {
  const faults = idFaults(
    options.map((option) => option.optionId),
    (index) => `${path}.options[${index}].optionId`,
  );
  if (options.length < 2) faults.push({ path: `${path}.options`, code: 'too-few' });
  options.forEach((option, index) => {
    if (isBlank(option.label)) faults.push({ path: `${path}.options[${index}].label`, code: 'empty' });
    if (option.costFen !== undefined && !isWhole(option.costFen)) {
      faults.push({ path: `${path}.options[${index}].costFen`, code: 'not-whole' });
    }
  });
  return faults;
}

function limitFaults(min: number, max: number, options: number, path: string): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!isWhole(min)) faults.push({ path: `${path}.min`, code: 'not-whole' });
  if (!isWhole(max) || max < 1) faults.push({ path: `${path}.max`, code: 'not-whole' });
  if (min > max) faults.push({ path: `${path}.min`, code: 'above-max' });
  if (max > options) faults.push({ path: `${path}.max`, code: 'above-options' });
  return faults;
}

function ownFaults(question: Question, path: string): FieldFault[] {
  switch (question.type) {
    case 'single':
      return optionFaults(question.options, path);
    case 'stance': {
      const ids = question.options.map((option) => option.optionId);
      const exact = ids.length === STANCES.length && STANCES.every((stance) => ids.indexOf(stance) >= 0);
      return optionFaults(question.options, path).concat(
        exact ? [] : [{ path: `${path}.options`, code: 'not-the-three-stances' }],
      );
    }
    case 'multiple':
    case 'ranking':
      return optionFaults(question.options, path).concat(
        limitFaults(question.min, question.max, question.options.length, path),
      );
    case 'basket': {
      const faults = optionFaults(question.options, path);
      if (!isWhole(question.budgetFen) || question.budgetFen < 1) {
        faults.push({ path: `${path}.budgetFen`, code: 'not-whole' });
      }
      question.options.forEach((option, index) => {
        const costPath = `${path}.options[${index}].costFen`;
        if (option.costFen === undefined) faults.push({ path: costPath, code: 'required' });
        // An option that never fits would be offered and could never be chosen.
        else if (option.costFen > question.budgetFen) faults.push({ path: costPath, code: 'over-budget' });
      });
      return faults;
    }
    case 'rating':
      return [];
    case 'matrix': {
      const faults = idFaults(
        question.rows.map((row) => row.rowId),
        (index) => `${path}.rows[${index}].rowId`,
      );
      if (question.rows.length === 0) faults.push({ path: `${path}.rows`, code: 'too-few' });
      question.rows.forEach((row, index) => {
        if (isBlank(row.label)) faults.push({ path: `${path}.rows[${index}].label`, code: 'empty' });
      });
      return faults;
    }
    case 'text':
      return isWhole(question.maxLength) && question.maxLength >= 1 && question.maxLength <= MAX_TEXT
        ? []
        : [{ path: `${path}.maxLength`, code: 'out-of-range' }];
  }
}

/**
 * Everything wrong with a round's questions, each with its path (`questions[2].options[0].costFen`) and a stable
 * code. Ids differ, limits fit the options, a stance has its three choices, money is whole fen, a basket's
 * options fit its budget one by one, texts hold 1–2000 characters.
 */
export function questionFaults(questions: readonly Question[]): FieldFault[] {
  const faults = idFaults(
    questions.map((question) => question.questionId),
    (index) => `questions[${index}].questionId`,
  );
  questions.forEach((question, index) => {
    const path = `questions[${index}]`;
    if (isBlank(question.title)) faults.push({ path: `${path}.title`, code: 'empty' });
    if (question.scope !== 'community' && question.scope.length === 0) {
      faults.push({ path: `${path}.scope`, code: 'empty' });
    }
    faults.push(...ownFaults(question, path));
    const known = 'options' in question ? question.options.map((option) => option.optionId) : [];
    (question.reasonRequiredFor ?? []).forEach((optionId, at) => {
      if (known.indexOf(optionId) < 0) {
        faults.push({ path: `${path}.reasonRequiredFor[${at}]`, code: 'not-an-option' });
      }
    });
  });
  return faults;
}

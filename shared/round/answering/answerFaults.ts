import type { FieldFault } from '../../refusal.ts';
import { hasWords } from './hasWords.ts';
import type { BasketQuestion, Option, Question } from '../question.ts';

/** Characters as people count them: a surrogate pair is one. */
export function characterCount(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) at += 1;
    count += 1;
  }
  return count;
}

function isMark(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5;
}

function optionNamed(options: readonly Option[], optionId: unknown): Option | undefined {
  return options.filter((option) => option.optionId === optionId)[0];
}

function choiceFaults(options: readonly Option[], value: unknown, path: string): FieldFault[] {
  if (typeof value !== 'string') return [{ path, code: 'wrong-type' }];
  return optionNamed(options, value) === undefined ? [{ path, code: 'not-an-option' }] : [];
}

function listFaults(options: readonly Option[], value: unknown, path: string): FieldFault[] {
  if (!Array.isArray(value)) return [{ path, code: 'wrong-type' }];
  const chosen: readonly unknown[] = value;
  const faults: FieldFault[] = [];
  chosen.forEach((optionId, index) => {
    const at = `${path}[${index}]`;
    if (typeof optionId !== 'string') faults.push({ path: at, code: 'wrong-type' });
    else if (optionNamed(options, optionId) === undefined) faults.push({ path: at, code: 'not-an-option' });
    else if (chosen.indexOf(optionId) < index) faults.push({ path: at, code: 'repeated' });
  });
  return faults;
}

function lengthFaults(value: unknown, min: number, max: number, path: string): FieldFault[] {
  if (!Array.isArray(value)) return [];
  if (value.length < min) return [{ path, code: 'too-few' }];
  return value.length > max ? [{ path, code: 'too-many' }] : [];
}

function budgetFaults(question: BasketQuestion, value: unknown, path: string): FieldFault[] {
  const faults = listFaults(question.options, value, path);
  if (faults.length > 0 || !Array.isArray(value)) return faults;
  let spent = 0;
  for (const optionId of value) spent += optionNamed(question.options, optionId)?.costFen ?? 0;
  return spent > question.budgetFen ? [{ path, code: 'over-budget' }] : [];
}

function matrixFaults(rowIds: readonly string[], value: unknown, path: string): FieldFault[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ path, code: 'wrong-type' }];
  const marks = new Map<string, unknown>(Object.entries(value));
  const faults: FieldFault[] = [];
  marks.forEach((mark, rowId) => {
    if (rowIds.indexOf(rowId) < 0) faults.push({ path: `${path}.${rowId}`, code: 'unknown-row' });
    else if (!isMark(mark)) faults.push({ path: `${path}.${rowId}`, code: 'out-of-range' });
  });
  for (const rowId of rowIds) {
    if (!marks.has(rowId)) faults.push({ path: `${path}.${rowId}`, code: 'required' });
  }
  return faults;
}

/** What is wrong with a value given to a question, by the question's type; the value may be anything at all. */
export function valueFaults(question: Question, value: unknown, path: string): FieldFault[] {
  switch (question.type) {
    case 'single':
    case 'stance':
      return choiceFaults(question.options, value, path);
    case 'multiple':
    case 'ranking':
      return listFaults(question.options, value, path).concat(
        lengthFaults(value, question.min, question.max, path),
      );
    case 'basket':
      return budgetFaults(question, value, path);
    case 'rating':
      if (typeof value !== 'number') return [{ path, code: 'wrong-type' }];
      return isMark(value) ? [] : [{ path, code: 'out-of-range' }];
    case 'matrix':
      return matrixFaults(
        question.rows.map((row) => row.rowId),
        value,
        path,
      );
    case 'text':
      if (typeof value !== 'string') return [{ path, code: 'wrong-type' }];
      if (!hasWords(value)) return [{ path, code: 'empty' }];
      return characterCount(value) > question.maxLength ? [{ path, code: 'too-long' }] : [];
  }
}

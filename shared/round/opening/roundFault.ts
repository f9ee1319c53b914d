import type { FieldFault } from '../../refusal.ts';
import type { Question } from '../question.ts';

/** One reason for which a round cannot be opened: where, a stable word, and a sentence with its numbers. */
export interface RoundFault extends FieldFault {
  readonly sentence: string;
}

/** Makes a fault. */
export function roundFault(path: string, code: string, sentence: string): RoundFault {
  return { path, code, sentence };
}

/** Whole yuan for a sentence about money in fen; a broken yuan is cut. */
export function faultYuan(fen: number): string {
  return `${Math.floor(fen / 100)} 元`;
}

/** A whole number that can be counted with, zero included. */
export function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A text without a single character. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** How a question is named in a sentence: `第 2 题“路灯”`. */
export function questionPlace({ title }: Pick<Question, 'title'>, index: number): string {
  return isBlank(title) ? `第 ${index + 1} 题` : `第 ${index + 1} 题“${title.trim()}”`;
}

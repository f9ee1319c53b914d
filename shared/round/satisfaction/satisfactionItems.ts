import type { Question } from '../question.ts';
import type { SatisfactionDimension } from './satisfactionDimension.ts';
import type { CountedAnswer } from '../response.ts';

/** Something that is marked 1–5: a rating question or one row of a matrix. */
export interface SatisfactionItem {
  readonly question: Question;
  readonly rowId?: string;
  readonly label: string;
  readonly dimension?: SatisfactionDimension;
}

/** The five-point items of a round in ballot order. */
export function satisfactionItems(questions: readonly Question[]): SatisfactionItem[] {
  const items: SatisfactionItem[] = [];
  for (const question of questions) {
    if (question.type === 'rating') {
      items.push({ question, label: question.title, ...dimensionOf(question) });
    } else if (question.type === 'matrix') {
      for (const row of question.rows) {
        items.push({ question, rowId: row.rowId, label: row.label, ...dimensionOf(row) });
      }
    }
  }
  return items;
}

function dimensionOf({ dimension }: { readonly dimension?: SatisfactionDimension }): {
  dimension?: SatisfactionDimension;
} {
  return dimension === undefined ? {} : { dimension };
}

/** The mark (1–5) that a household's counted answers give to an item; undefined where it left the item out. */
export function markOf(item: SatisfactionItem, counted: readonly CountedAnswer[]): number | undefined {
  const { questionId } = item.question;
  const value = counted.filter((answer) => answer.questionId === questionId)[0]?.answer.value;
  if (item.rowId === undefined) return typeof value === 'number' ? value : undefined;
  if (typeof value !== 'object' || value instanceof Array) return undefined;
  return value[item.rowId];
}

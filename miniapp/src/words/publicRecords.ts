import type { PublicationView } from '../../../shared/plan/publicationApi.ts';

/** A text of a frozen record's content, empty where it has none of that name. */
export function contentText({ content }: Pick<PublicationView, 'content'>, name: string): string {
  if (typeof content !== 'object' || Array.isArray(content) || !(name in content)) return '';
  const value: unknown = Object.entries(content).filter(([key]) => key === name)[0]?.[1];
  return typeof value === 'string' ? value : '';
}

/** The words of an objection, or why they are not shown (yet). */
export function objectionWords(objection: Pick<PublicationView, 'content' | 'withheld'>): string {
  const { withheld } = objection;
  if (withheld === undefined) return contentText(objection, 'text');
  const why = withheld === 'pending' ? '内容正在核对，核对后公开' : '内容不适合公开';
  const words = contentText(objection, 'text');
  return words === '' ? `（${why}）` : `${words}（${why}）`;
}

/** The answer to an objection, undefined while it waits. */
export function answerTo(
  objection: Pick<PublicationView, 'hash'>,
  answers: readonly PublicationView[],
): PublicationView | undefined {
  return answers.filter(({ facts }) => facts['objection'] === objection.hash)[0];
}

/** Whether an objection was answered after its day, or waits although its day is over. */
export function isLateAnswer(
  objection: Pick<PublicationView, 'facts'>,
  answer: Pick<PublicationView, 'at'> | undefined,
  now: number,
): boolean {
  const due = Number(objection.facts['due']) * 1000;
  return (answer === undefined ? now : Date.parse(answer.at)) > due;
}

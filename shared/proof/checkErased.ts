import { isErasure, placesIn } from '../ledger/erasure.ts';
import type { EntryType, LedgerValue } from '../ledger/leaf.ts';
import { createQuestionTally, type QuestionTally } from '../round/counting/questionTally.ts';
import type { Question } from '../round/question.ts';
import { voteCellFault } from './checkVotes.ts';
import { questionFault } from './questionFault.ts';
import { listAt, numberAt, objectAt, textAt, type LedgerObject } from './readResult.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, open, type Finding } from './verifyReport.ts';

/** Without these there is no round to verify; they are never erased. */
const KEPT: readonly EntryType[] = ['rollFreeze', 'roundOpen', 'roundClose', 'tally', 'resultFinal'];

/**
 * Takes note of the entries of the round that were erased: for each an `erase` entry behind the final result names it, and
 * is opened so far to an auditor. Tells why one may not have been.
 */
export function erasedFault(context: VerifyContext): string | undefined {
  const { bundle, erased, erasing, roundLeaves } = context;
  const { leaves, openings, tier } = bundle;
  const final = roundLeaves.filter(({ t }) => t === 'resultFinal')[0]?.seq ?? Infinity;
  for (const { seq, fields } of openings) {
    const entry = leaves[seq];
    if (entry === undefined || !isErasure(entry) || tier !== 'auditor') continue;
    const places = placesIn(fields.target?.value);
    const whole = places.length > 0 && Object.keys(fields).length === 1;
    for (const place of whole ? places : [-1]) {
      const leaf = leaves[place];
      if (leaf?.round !== bundle.round) return `第 ${seq} 条清除记录打开的内容不对。`;
      if (seq < final || KEPT.indexOf(leaf.t) >= 0) return `第 ${leaf.seq} 条不该清除。`;
      erased.add(leaf.seq);
    }
    erasing.add(seq);
  }
  return undefined;
}

/** Where entries were erased the sealed tally stands for them: the published numbers are those that it sealed. */
export function checkSealedTotals(context: VerifyContext): Finding {
  const { bundle, erased, isVote } = context;
  const { openings, published } = bundle;
  const tallies = context.roundLeaves.filter(({ t }) => t === 'tally' || t === 'resultFinal');
  const sealed = tallies.map(({ seq }): LedgerObject => {
    const result = openings.filter((opened) => opened.seq === seq)[0]?.fields.result?.value;
    return objectAt({ result: result ?? '' }, 'result');
  });
  const last = sealed[sealed.length - 1] ?? {};
  const fault = isVote
    ? voteCellFault(published, last)
    : sealedQuestionsFault(context, sealed[0] ?? {}, last);
  return fault === undefined
    ? open(`公布的数和封存的合计一致；其中 ${erased.size} 条登记的内容已按规定清除，只能核对到封存的合计。`)
    : failed(fault);
}

function sealedQuestionsFault(
  { bundle }: VerifyContext,
  atClose: LedgerObject,
  last: LedgerObject,
): string | undefined {
  const questions = listAt(bundle.terms, 'questions');
  const shown = listAt(bundle.published, 'questions');
  if (questions.length !== shown.length) return '公布的题目多了或少了。';
  for (const [at, question] of questions.entries()) {
    const said = shown[at] ?? {};
    const sums = listAt(said['asOf'] === 'close' ? atClose : last, 'questions');
    const fault = questionFault(said, tallyFrom(question, sums[at] ?? {}));
    if (fault !== undefined) return `“${textAt(question, 'title')}”${fault}`;
  }
  return undefined;
}

/** The hash has shown that this is a question of the opening; the commitment, that these are its sealed sums. */
function tallyFrom(question: LedgerObject, sums: LedgerObject): QuestionTally {
  const asked: unknown = question;
  const tally = createQuestionTally(asked as Question, 0);
  const chosen = Object.entries(objectAt(sums, 'chosen')).map(
    ([cell, count]: [string, LedgerValue]): [string, number] => [cell, Number(count)],
  );
  return {
    ...tally,
    answered: numberAt(sums, 'answered'),
    stated: numberAt(sums, 'stated'),
    chosen: new Map(chosen),
  };
}

import { canonicalJson } from '../ledger/canonicalJson.ts';
import {
  answersAtClose,
  choiceList,
  choiceTag,
  hashChoiceList,
  isListed,
} from '../round/result/choiceList.ts';
import { createQuestionTally, tallyHousehold } from '../round/counting/questionTally.ts';
import type { Question } from '../round/question.ts';
import type { RoundCount } from '../round/counting/roundCount.ts';
import { listAt, textAt, type LedgerObject } from './readResult.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, open, type Finding } from './verifyReport.ts';

const TAG = /^[0-9a-f]{12}$/;

/**
 * The list of a pseudonymous round is the one that the tally names; every tag stands once at a question that is listed, and
 * the rows add up to the numbers published as of the close.
 */
export function checkList(context: VerifyContext): Finding {
  const { bundle, crypto } = context;
  const { list } = bundle;
  if (list === undefined || hashChoiceList(crypto, list) !== listedHash(context))
    return failed('代号名单不是登记簿里封存的那一份。');
  if (list.roundId !== bundle.round) return failed('代号名单是另一轮的。');
  const questions = listAt(bundle.terms, 'questions').map(asQuestion);
  const shown = new Map(listAt(bundle.published, 'questions').map((one) => [textAt(one, 'questionId'), one]));
  let rows = 0;
  let before = -1;
  for (const { questionId, rows: own } of list.questions) {
    const at = questions.map((one) => one.questionId).indexOf(questionId);
    const question = questions[at];
    if (question === undefined || at <= before || !isListed(question))
      return failed('代号名单里有不该列出的题目。');
    before = at;
    if (!own.every(({ tag }, place) => TAG.test(tag) && (own[place - 1]?.tag ?? '') < tag))
      return failed(`“${question.title}”的代号没有排好，或有重复。`);
    if (!addsUp(question, own, shown.get(questionId) ?? {}, bundle.published))
      return failed(`“${question.title}”名单里的选择加起来，和公布的不一样。`);
    rows += own.length;
  }
  return open(
    `代号名单 ${list.questions.length} 道题、${rows} 行，和登记簿里封存的一致；哪一行是哪一户，只有那一户的回执认得出。`,
  );
}

function listedHash({ roundLeaves }: VerifyContext): unknown {
  return roundLeaves.filter(({ t }) => t === 'tally')[0]?.d?.['listed'];
}

/** The hash has shown that these are the questions of the opening. */
function asQuestion(value: LedgerObject): Question {
  const question: unknown = value;
  return question as Question;
}

/** Numbers of a later count are not those of the list. */
function addsUp(
  question: Question,
  rows: NonNullable<VerifyContext['bundle']['list']>['questions'][number]['rows'],
  said: LedgerObject,
  published: LedgerObject,
): boolean {
  if (published['status'] !== 'closed' && said['asOf'] !== 'close') return true;
  const tally = createQuestionTally(question, 0);
  const { questionId } = question;
  for (const { value } of rows)
    tallyHousehold(tally, { questionId, seq: 0, answer: { questionId, value }, contradicted: false }, 1);
  return listAt(said, 'cells').every(
    (cell) =>
      cell['count'] === undefined || cell['count'] === (tally.chosen.get(textAt(cell, 'optionId')) ?? 0),
  );
}

/** For auditors, who hold every salt: the list made anew is the one that the tally names; undefined: it is, or there is none. */
export function recountedListFault(context: VerifyContext, count: RoundCount): string | undefined {
  const listed = listedHash(context);
  const answers = listed === undefined ? undefined : answersAtClose(count);
  if (answers === undefined) return undefined;
  const salts = new Map(
    context.bundle.openings.map(({ seq, fields }) => [seq, fields.household?.salt ?? '']),
  );
  const list = choiceList(context.crypto, count.terms, answers, (seq) => salts.get(seq) ?? '');
  return hashChoiceList(context.crypto, list) === listed ? undefined : '封存的代号名单和重新数出来的不一样。';
}

/** What the holder of a receipt finds of himself in the list. */
export function ownTags({ bundle, crypto }: VerifyContext, salt: string | undefined): string {
  const { list, published } = bundle;
  if (list === undefined || salt === undefined) return '';
  const titles = new Map(
    listAt(published, 'questions').map((one) => [one['questionId'], textAt(one, 'title')]),
  );
  const found = list.questions.flatMap(({ questionId, rows }) => {
    const tag = choiceTag(crypto, salt, questionId);
    return rows
      .filter((row) => row.tag === tag)
      .map(({ value }) => `“${titles.get(questionId) ?? ''}”${tag} ${canonicalJson(value)}`);
  });
  return found.length === 0 ? '' : `；您家在代号名单里的行：${found.join('、')}`;
}

import { nodeLedgerCrypto } from '../../../../server/ledger/nodeLedgerCrypto.ts';
import {
  answersAtClose,
  choiceList,
  choiceTag,
  isListed,
  type CloseAnswer,
} from '../../../../shared/round/result/choiceList.ts';
import { questionBase, stance, termsWith } from '../../../support/roundFixtures.ts';
import { createRoundCount } from '../../../../shared/round/counting/roundCount.ts';

// ledger.md, "Disclosure modes", `pseudonymous`: tag + choice after the close, shuffled, without channel or time.

const salts = Array.from({ length: 40 }, (_, at) => String(at).padStart(2, '0').repeat(32));
const answersOf = (questionId: string, values: readonly string[]): CloseAnswer[] =>
  values.map((value, seq) => ({ seq, questionId, value }));
const saltOf = (seq: number): string => salts[seq] ?? '';
const listOf = (answers: readonly CloseAnswer[], terms = termsWith([stance('lamp'), stance('gate')])) =>
  choiceList(nodeLedgerCrypto, terms, answers, saltOf);

test('a row holds a tag and a choice, nothing else', () => {
  const [listed] = listOf(answersOf('lamp', ['yes', 'yes', 'no', 'yes', 'yes'])).questions;
  expect(listed?.rows).toHaveLength(5);
  for (const row of listed?.rows ?? []) {
    expect(Object.keys(row).sort()).toEqual(['tag', 'value']);
    expect(row.tag).toMatch(/^[0-9a-f]{12}$/);
  }
});

test('the order of the rows says nothing of the order of the entries: whoever came first, the list is the same', () => {
  const answers = answersOf('lamp', ['yes', 'no', 'yes', 'indifferent', 'no', 'yes', 'yes']);
  const list = listOf(answers);
  expect(listOf([...answers].reverse())).toEqual(list);
  const tags = list.questions[0]?.rows.map(({ tag }) => tag) ?? [];
  expect(tags).toEqual([...tags].sort());
  expect(tags).not.toEqual(answers.map(({ seq }) => choiceTag(nodeLedgerCrypto, saltOf(seq), 'lamp')));
});

test('a household has another tag at each question, so that its answers cannot be put together', () => {
  const five = ['yes', 'yes', 'no', 'yes', 'yes'];
  const { questions } = listOf([...answersOf('lamp', five), ...answersOf('gate', five)]);
  const [lamp = [], gate = []] = questions.map(({ rows }) => rows.map(({ tag }) => tag));
  expect(lamp.filter((tag) => gate.includes(tag))).toEqual([]);
});

test('fewer than k households at a question: it is not listed at all', () => {
  expect(listOf(answersOf('lamp', ['yes', 'yes', 'no', 'yes'])).questions).toEqual([]);
});

test('a question of one staircase, and words, are never listed: the one tells a door, the other a hand', () => {
  expect(isListed(stance('lamp'))).toBe(true);
  expect(isListed(stance('lift', { scope: ['unit-1'] }))).toBe(false);
  expect(isListed({ ...questionBase, type: 'text' })).toBe(false);
});

test('while the round is open there is no list', () => {
  expect(
    answersAtClose(createRoundCount({ terms: termsWith([stance('lamp')]), households: [], buildings: [] })),
  ).toBe(undefined);
});

import type { ReceiptedAct } from '../../../miniapp/src/round/findReceipt.ts';
import { receiptSentences } from '../../../miniapp/src/round/receiptSentences.ts';
import { ruleSentences } from '../../../miniapp/src/round/ruleSentences.ts';
import { verdictsText } from '../../../miniapp/src/words/voteWords.ts';
import { exampleRule, stance, termsWith } from '../../support/roundFixtures.ts';

const terms = termsWith([
  stance('drains', { title: '排水怎么修？', section: 'basic', reasonRequiredFor: ['no'] }),
]);
type Round = NonNullable<Parameters<typeof receiptSentences>[1]>;

/** What the sentences read of an act and of its round. */
const act = (change: Partial<ReceiptedAct>): ReceiptedAct =>
  ({ kind: 'response', counted: true, mine: true, by: 'self', ...change }) as ReceiptedAct;
const round = { ...terms, mine: { mayAnswer: { ok: true } } } as Round;

test('a receipt says what it is about, that it counts, until when it can be changed, and that it is no vote', () => {
  const words = receiptSentences(act({}), round).join('');
  expect(words).toContain(`这是“${terms.title}”。现在计入。`);
  expect(words).toContain('截止，在那以前可以改主意。这是征求意见，不代替业主表决。');
});

test('without the network a receipt claims nothing about the count', () => {
  expect(receiptSentences(act({ counted: undefined }), undefined)).toEqual([
    '回执保存在这台手机上，没有网络也能看。',
  ]);
});

test('every number of the rule names its source or is marked 示例默认', () => {
  const rule = { ...exampleRule, sources: { smallCellK: { document: '某办法', clause: '第五条' } } };
  const sentences = ruleSentences({ ...terms, rule });
  expect(sentences.filter((sentence) => !/依据：|示例默认/.test(sentence))).toEqual([]);
  expect(sentences).toContain(`少于 ${rule.smallCellK} 户的数字不公布。依据：某办法 第五条。`);
  expect(
    sentences.some((sentence) =>
      sentence.startsWith(`基础类：反对的超过已征集户数的 1/${rule.basicObjectionDivisor}`),
    ),
  ).toBe(true);
  // No question of this class was asked.
  expect(sentences.some((sentence) => sentence.startsWith('完善类'))).toBe(false);
});

test('an owners’ vote says first what came of it', () => {
  expect(verdictsText([{ verdict: 'invalid' }])).toBe('表决无效');
  expect(verdictsText([{ verdict: 'passed' }, { verdict: 'not-passed' }])).toBe('2 项里通过 1 项');
});

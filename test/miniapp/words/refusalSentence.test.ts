import { refusalAbout, refusalSentence, wayOut } from '../../../miniapp/src/words/refusalSentence.ts';
import type { ClientRefusalCode } from '../../../miniapp/src/platform/clientRefusal.ts';
import { networkRefusal } from '../../../miniapp/src/platform/readReply.ts';
import { REFUSALS } from '../../../shared/refusal.ts';

const codes: readonly ClientRefusalCode[] = [
  ...(Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]),
  'network/offline',
  'network/timeout',
];

describe('a refusal in words', () => {
  test.each(codes)('%s has a Chinese sentence and a way out', (code) => {
    expect(refusalSentence(code)).toMatch(/^[\u4e00-\u9fff].*。$/);
    expect(wayOut(code)).toMatch(/。$/);
  });

  test('no sentence shows its code', () => {
    expect(codes.filter((code) => refusalSentence(code).includes('/'))).toEqual([]);
  });

  test('the work that the owners have to decide first is named', () => {
    const code = 'plan/owners-first';
    expect(refusalAbout({ code, details: { name: '加装电梯' } })).toBe(
      `“加装电梯”：${refusalSentence(code)}`,
    );
    expect(refusalAbout({ code, details: {} })).toBe(refusalSentence(code));
  });

  test('a failed network says the same in the reply and on the page', () => {
    for (const failure of [{ errMsg: 'request:fail' }, { errMsg: 'request:fail timeout' }]) {
      const { code, message } = networkRefusal(failure);
      expect(message).toBe(refusalSentence(code));
    }
  });
});

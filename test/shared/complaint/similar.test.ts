import { alikeness, mostAlike } from '../../../shared/complaint/similar.ts';

test('half of the shorter text and two words are enough to ask whether it is the same', () => {
  expect(alikeness(['楼道', '漏水'], ['三楼', '楼道', '漏水', '严重'])).toBe(100);
  expect(alikeness(['楼道', '漏水', '墙皮', '发霉'], ['楼道', '漏水', '电线', '老化'])).toBe(50);
  expect(alikeness(['楼道', '漏水', '墙皮', '发霉', '很久'], ['楼道', '漏水', '电线', '老化', '危险'])).toBe(
    0,
  );
  expect(alikeness(['楼道', '灯'], ['楼道', '漏水'])).toBe(0);
});

test('one word is alike where the other says it too; no words are like nothing; saying it twice changes nothing', () => {
  expect(alikeness(['漏水'], ['楼道', '漏水'])).toBe(100);
  expect(alikeness([], [])).toBe(0);
  expect(alikeness(['漏水', '漏水', '楼道'], ['漏水', '楼道'])).toBe(100);
});

test('the most alike come first, and no more than asked for', () => {
  const candidates = [
    { item: 'lamp', words: ['楼道', '灯', '不亮'] },
    { item: 'half', words: ['楼道', '漏水', '墙皮', '发霉'] },
    { item: 'same', words: ['楼道', '漏水', '顶层'] },
  ];
  expect(mostAlike(['楼道', '漏水', '顶层', '屋面'], candidates, 3)).toEqual(['same', 'half']);
  expect(mostAlike(['楼道', '漏水', '顶层', '屋面'], candidates, 1)).toEqual(['same']);
});

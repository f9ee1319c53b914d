import fc from 'fast-check';
import { shuffleItems } from '../../../../shared/round/answering/shuffleItems.ts';

describe('item order per household (domain.md "Menu rules": shuffled with a recorded seed)', () => {
  const items = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

  test('the recorded seed gives the same order on every engine', () => {
    expect(shuffleItems(items, 'round-1:household-1').join('')).toBe('gcbfdea');
  });

  test('nothing is lost and nothing is doubled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        expect(shuffleItems(list, seed).sort()).toEqual([...list].sort());
      }),
    );
  });

  test('over many households every item stands first about equally often', () => {
    const first = new Map<string, number>();
    for (let at = 0; at < 7000; at += 1) {
      const leader = shuffleItems(items, `round-1:household-${at}`)[0] ?? '';
      first.set(leader, (first.get(leader) ?? 0) + 1);
    }
    for (const item of items) {
      expect(first.get(item)).toBeGreaterThan(850);
      expect(first.get(item)).toBeLessThan(1150);
    }
  });
});

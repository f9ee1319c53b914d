import { Publication } from '../../../server/ledger/publication.ts';
import type { EntryType } from '../../../shared/ledger/leaf.ts';

// ledger.md, "Disclosure modes": the world sees entries only in batches, every hour or 20 entries, whichever is later, and
// at the close, so that time and order name nobody.

const HOUR = 3600;

/** How far the world reads after so many entries of one kind, the first at second 0 and the last at `until`, and then `last`. */
function published(count: number, until: number, last?: EntryType, kind: EntryType = 'response'): number {
  const publication = new Publication();
  const write = (seq: number, t: EntryType, tm: number): void =>
    publication.apply({
      leaf: { v: 1, log: 'log', seq, t, tm, prev: '', c: {} },
      fields: {},
      h: '',
    });
  for (let seq = 0; seq < count; seq += 1) write(seq, kind, seq === count - 1 ? until : 0);
  if (last !== undefined) write(count, last, until);
  return publication.size;
}

test('twenty entries within the hour wait for the hour', () => {
  expect(published(20, HOUR - 600)).toBe(0);
  expect(published(300, HOUR - 600)).toBe(0);
});

test('an hour with nineteen entries waits for the twentieth', () => {
  expect(published(19, 40 * HOUR)).toBe(0);
});

test('twenty entries and an hour are given out, all of them', () => {
  expect(published(20, HOUR)).toBe(20);
  expect(published(25, HOUR)).toBe(25);
});

test.each<EntryType>([
  'response',
  'withdraw',
  'visit',
  'bind',
  'unbind',
  'dispute',
  'disputeResolve',
  'exclusionRequest',
  'exclusionApprove',
  'void',
  'notice',
])('a %s waits for its batch: it is about one household', (kind) => {
  expect(published(3, HOUR, undefined, kind)).toBe(0);
});

test.each<EntryType>(['roundClose', 'tally', 'resultFinal', 'keyRotate'])(
  'at a %s all that waits is given out at once',
  (last) => {
    expect(published(3, 0, last)).toBe(4);
  },
);

test('what is about no household is given out at once, and hastens nothing that waits', () => {
  expect(published(0, 0, 'publication')).toBe(1);
  expect(published(3, 2 * HOUR, 'publication')).toBe(0);
});

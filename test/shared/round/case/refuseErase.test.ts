import { refuse } from '../../../../shared/refusal.ts';
import { refuseErase, type EraseSituation } from '../../../../shared/round/case/refuseErase.ts';

// ledger.md: only after `resultFinal` and the periods in which a decision can be challenged (one year) or must be archived.

const DAY = 86_400;
const may: EraseSituation = {
  status: 'final',
  isVote: false,
  finalAt: 1_800_000_000,
  now: 1_800_000_000 + 366 * DAY,
  hasEntries: true,
  alreadyAsked: false,
  ownHousehold: false,
};

test('a year after the final result the answers of a household may be erased', () => {
  expect(refuseErase(may)).toBeUndefined();
});

test.each([
  ['the round is open', { status: 'open' }, 'erase/not-final'],
  ['the result can still be objected to', { status: 'closed' }, 'erase/not-final'],
  ['the decision can still be challenged', { now: may.now - 1 }, 'erase/too-early'],
  ['a common year has passed and the longest has not', { now: may.now - DAY }, 'erase/too-early'],
  ['it is a ballot of an owners’ vote', { isVote: true }, 'erase/archived'],
  ['it is the own household', { ownHousehold: true }, 'case/own-household'],
  ['somebody has asked for it already', { alreadyAsked: true }, 'case/already-asked'],
  ['nothing is there to erase', { hasEntries: false }, 'erase/nothing-left'],
] as const)('not while %s', (_, more, code) => {
  expect(refuseErase({ ...may, ...more })).toEqual(refuse(code));
});

test('a vote is archived however long ago it was', () => {
  expect(refuseErase({ ...may, isVote: true, now: may.now + 10_000 * DAY })).toEqual(
    refuse('erase/archived'),
  );
});

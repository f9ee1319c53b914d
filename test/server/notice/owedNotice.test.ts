import { owedNotice } from '../../../server/notice/owedNotice.ts';
import type { Entry, EntryType, PrivateFields } from '../../../shared/ledger/leaf.ts';

const entry = (t: EntryType, fields: PrivateFields): Entry => ({
  h: '0'.repeat(64),
  fields,
  leaf: { v: 1, log: 'c1', seq: 7, t, tm: 0, prev: '0'.repeat(64), c: {} },
});

// Against invented answers: "the household is notified", "whoever is overruled is told", "existing members notified".
test.each([
  ['an answer entered by staff', entry('response', { household: 'h1', by: 'staff' }), 'enteredByStaff'],
  [
    'an answer after somebody else’s',
    entry('response', { household: 'h1', by: 'self', target: 3 }),
    'answerReplaced',
  ],
  [
    'taking back somebody else’s answer',
    entry('withdraw', { household: 'h1', by: 'self', target: 3 }),
    'answerWithdrawn',
  ],
  ['a dispute', entry('dispute', { household: 'h1', actor: 'a1', target: 3 }), 'answerDisputed'],
  [
    'a dispute that somebody settled',
    entry('disputeResolve', { household: 'h1', target: 3, result: false }),
    'disputeSettled',
  ],
  [
    'an entry made void by two people',
    entry('void', { household: 'h1', target: 3, approver: 'a2', result: true }),
    'answerVoided',
  ],
  [
    'being taken out of the denominator',
    entry('exclusionApprove', { household: 'h1', target: 3, result: true }),
    'householdExcluded',
  ],
  ['a new member', entry('bind', { household: 'h1', actor: 'a1' }), 'memberJoined'],
])('%s owes the household a notice', (_, written, reason) => {
  expect(owedNotice(written)).toMatchObject({ householdId: 'h1', reason });
});

test.each([
  ['a household’s own answer', entry('response', { household: 'h1', by: 'self' })],
  ['taking back the own answer', entry('withdraw', { household: 'h1', by: 'self' })],
  ['a void that one person asks for', entry('void', { household: 'h1', target: 3 })],
  [
    'a void that the second person rejects',
    entry('void', { household: 'h1', approver: 'a2', result: false }),
  ],
  ['asking for an exclusion', entry('exclusionRequest', { household: 'h1', actor: 'a1' })],
  ['rejecting it', entry('exclusionApprove', { household: 'h1', result: false })],
  ['a visit', entry('visit', { household: 'h1', outcome: 'attempted' })],
  ['an entry whose private half has been erased', entry('response', {})],
  ['an opening', entry('roundOpen', { actor: 'a1' })],
])('%s owes nobody', (_, written) => {
  expect(owedNotice(written)).toBeUndefined();
});

import { ballotRecord } from '../../../../shared/round/vote/ballotRecord.ts';
import { applyElectorEvent, createElectorCount } from '../../../../shared/round/vote/electorCount.ts';
import { createRoundCount } from '../../../../shared/round/counting/roundCount.ts';
import { recordFigures } from '../../../../shared/round/result/recordFigures.ts';
import { elector, rollOfElectors, vote, voteTerms } from '../../../support/statutoryFixtures.ts';

// ledger.md, "Against invented answers" 6: what was done with the ballots of a closed owners' vote, for everybody to see.

const electors = [5_000, 6_100, 7_200, 4_300, 9_400, 5_500].map((area, at) => elector(`o${at}`, [area]));
const byStaff = { by: 'staff', channel: 'meeting', actorId: 'worker' } as const;

test('the record of a vote says how persons voted: fifty dwellings of one owner are one ballot at a door', () => {
  const areas = Array.from({ length: 50 }, () => 4_000);
  const roll = rollOfElectors([elector('developer', areas), ...electors]);
  const ballots = createElectorCount(voteTerms(), roll);
  applyElectorEvent(ballots, vote(1, 'developer-7', 'yes', { ...byStaff, channel: 'door' }));
  for (const at of electors.keys()) applyElectorEvent(ballots, vote(2 + at, `o${at}-1`, 'yes'));
  const terms = voteTerms({ rule: { ...voteTerms().rule, smallCellK: 1 } });
  const { channels } = recordFigures(ballotRecord(createRoundCount({ terms, ...roll }), ballots));
  expect(channels.filter(({ households }) => households !== 0)).toEqual([
    { channel: 'app', households: 6 },
    { channel: 'door', households: 1 },
  ]);
});

test('a ballot of which a later one takes the place is told as superseded, at whichever dwelling it was cast', () => {
  const roll = rollOfElectors([elector('a', [5_000, 6_000]), elector('b', [7_000])]);
  const ballots = createElectorCount(voteTerms(), roll);
  const own = { actorId: 'owner-of-a' };
  applyElectorEvent(ballots, vote(1, 'a-1', 'yes', own));
  applyElectorEvent(ballots, vote(2, 'a-2', 'no', { ...own, confirmed: true }));
  applyElectorEvent(ballots, vote(3, 'b-1', 'yes'));
  const record = recordFigures(ballotRecord(createRoundCount({ terms: voteTerms(), ...roll }), ballots));
  expect(record).toMatchObject({ superseded: 1, voided: 0, withdrawn: 0 });
});

test('the record of a vote tells disputes, voids, withdrawals and who had to be told, from its ballots', () => {
  const roll = rollOfElectors(electors);
  const count = createRoundCount({ terms: voteTerms(), ...roll });
  const ballots = createElectorCount(voteTerms(), roll);
  for (const [at, value] of ['yes', 'no', 'yes', 'yes'].entries())
    applyElectorEvent(ballots, vote(at + 1, `o${at}-1`, value, byStaff));
  const householdId = 'o1-1';
  applyElectorEvent(ballots, {
    kind: 'dispute',
    seq: 100,
    targetSeq: 2,
    householdId,
    actorId: 'owner-of-o1',
  });
  applyElectorEvent(ballots, { kind: 'void', seq: 110, targetSeq: 3, householdId: 'o2-1', actorId: 'admin' });
  applyElectorEvent(ballots, vote(111, 'o5-1', 'yes'));
  applyElectorEvent(ballots, {
    kind: 'withdraw',
    seq: 112,
    householdId: 'o5-1',
    actorId: 'owner-of-o5-1',
    relation: 'owner',
  });
  count.notices.set(1, true);
  expect(recordFigures(ballotRecord(count, ballots))).toMatchObject({
    disputes: { open: 1, upheld: 0, dismissed: 0 },
    voided: 1,
    withdrawn: 1,
    notices: { owed: 4, undelivered: 3 },
  });
});

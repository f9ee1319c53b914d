import { everyResponse } from '../../../../server/round/answering/findResponse.ts';
import { applyElectorEvent, applySale } from '../../../../shared/round/vote/electorCount.ts';
import { openedVote } from '../../../support/openedVote.ts';
import { acts } from '../../../support/roundFixtures.ts';
import { elector, rollOfElectors, vote, voteTerms } from '../../../support/statutoryFixtures.ts';

// how-the-sample-is-drawn.md: all entries count as drawn from, also voided ones; in an owners' vote a ballot stays with
// the owner for whom it was entered.

test('a voided ballot of an owner whose dwelling was sold afterwards is still among the entries', () => {
  const round = openedVote(voteTerms(), rollOfElectors([elector('a', [5000, 6000]), elector('b', [7000])]));
  applyElectorEvent(round.electors, vote(2, 'a-1', 'yes', acts['spoken in a meeting']));
  applyElectorEvent(round.electors, {
    kind: 'void',
    seq: 3,
    householdId: 'a-1',
    actorId: 'admin-1',
    targetSeq: 2,
  });
  expect(applySale(round.electors, { householdId: 'a-1', buyerId: 'b' })).toBe('moved');
  applyElectorEvent(round.electors, vote(4, 'a-1', 'no', acts['spoken in a meeting']));
  expect(everyResponse(round).map(({ response, standing }) => [response.seq, standing])).toEqual([
    [2, 'removed'],
    [4, 'live'],
  ]);
});

import type { PlanContent } from '../../../shared/plan/plan.ts';
import { applyElectorEvent } from '../../../shared/round/vote/electorCount.ts';
import { STATUTORY_MATTER_WORDS } from '../../../shared/round/vote/statutoryMatter.ts';
import { createCommunityState, type OpenedRound } from '../../../server/state/communityState.ts';
import { legalLacks } from '../../../server/state/legalBasis.ts';
import {
  elector,
  exampleStatutory,
  rollOfElectors,
  vote,
  voteTerms,
} from '../../support/statutoryFixtures.ts';
import { emptyPlan } from '../../support/emptyPlan.ts';
import { openedVote } from '../../support/openedVote.ts';
import { stance } from '../../support/roundFixtures.ts';

// What G4 says of a vote that is held beside a province's official system (辅助统计): first where the vote itself stands.

const plan: PlanContent = {
  ...emptyPlan,
  items: [
    {
      itemId: 'lift',
      class: 'improve',
      name: '加装电梯',
      scope: 'unit',
      costFen: 100,
      shareFen: 0,
      funding: [{ source: 'localFiscal', amountFen: 100 }],
      legalEffect: `${STATUTORY_MATTER_WORDS.useMaintenanceFund.article}：使用维修资金`,
    },
  ],
  funding: [{ source: 'localFiscal', amountFen: 100 }],
  totalFen: 100,
};

function causeOf(status: OpenedRound['status'], choice: string, isOfficial: boolean): string | undefined {
  const terms = voteTerms({
    questions: [stance('fund', { itemId: 'lift' })],
    statutory: {
      ...exampleStatutory,
      ...(isOfficial ? { officialSystem: { name: '官方系统', basis: '省里的规定' } } : {}),
    },
  });
  const owners = ['a', 'b', 'c'];
  const roll = rollOfElectors(owners.map((owner) => elector(owner, [5000])));
  const round = openedVote(terms, roll, status);
  owners.forEach((owner, at) => {
    applyElectorEvent(round.electors, vote(at + 2, `${owner}-1`, choice));
  });
  const state = createCommunityState('c1');
  state.plans.push({ hash: 'p1', seq: 0, at: 0, content: plan });
  state.rounds.set(terms.roundId, round);
  return legalLacks(state)[0]?.cause;
}

test.each([
  ['open', 'yes', 'vote-open'],
  ['closed', 'yes', 'vote-open'],
  ['final', 'no', 'vote-failed'],
  ['final', 'yes', 'vote-auxiliary'],
] as const)('beside an official system a vote that is %s with “%s” reads %s', (status, choice, cause) => {
  expect(causeOf(status, choice, true)).toBe(cause);
});

test('where no official system decides, the same vote is the basis', () => {
  expect(causeOf('final', 'yes', false)).toBeUndefined();
  expect(causeOf('final', 'no', false)).toBe('vote-failed');
});

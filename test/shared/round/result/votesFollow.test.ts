import { votesFollow } from '../../../../shared/round/result/votesFollow.ts';

// Civil Code art. 278: owners decide about changes that are to be built; the result card, its sentence and the list of
// what needs a vote say the same.

test.each([
  ['included', true],
  ['meeting-required', true],
  ['not-included', false],
  ['over-budget', false],
  ['not-chosen', false],
] as const)('a matter that owners vote on and that is %s: a vote follows is %s', (decision, follows) => {
  expect(votesFollow({ needsVote: true, decision })).toBe(follows);
  expect(votesFollow({ needsVote: false, decision })).toBe(false);
});

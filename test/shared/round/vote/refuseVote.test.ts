import { refuseVote, type VoteSituation } from '../../../../shared/round/vote/refuseVote.ts';
import type { RecordedResponse, StandingResponse } from '../../../../shared/round/response.ts';
import { acts, response, stance } from '../../../support/roundFixtures.ts';

// Who may cast which vote now: the owner rows of domain.md's edge-case table.

const answers = (value: string) => [{ questionId: 'fund', value }];
const live = (seq: number, overrides: Partial<RecordedResponse> = {}): StandingResponse => ({
  standing: 'live',
  response: response(seq, { householdId: 'home-1', actorId: 'me', answers: answers('yes'), ...overrides }),
});

function situation(change: {
  readonly round?: Partial<VoteSituation['round']>;
  readonly elector?: Partial<VoteSituation['elector']>;
  readonly actor?: Partial<VoteSituation['actor']>;
  readonly response?: Partial<VoteSituation['response']>;
  readonly householdId?: string;
}): VoteSituation {
  return {
    round: {
      kind: 'statutory',
      status: 'open',
      opensAt: '2026-11-01T00:00:00.000Z',
      closesAt: '2026-11-30T00:00:00.000Z',
      questions: [stance('fund')],
      questionHash: 'a'.repeat(64),
      rule: { answerOnce: false },
      ...change.round,
    },
    householdId: change.householdId ?? 'home-1',
    elector: { inRoll: true, joint: false, dwellings: 1, responses: [], ...change.elector },
    actor: { actorId: 'me', binding: 'approved', ...change.actor },
    response: {
      relation: 'owner',
      channel: 'app',
      by: 'self',
      identityChecked: false,
      answers: answers('yes'),
      confirmed: false,
      questionHash: 'a'.repeat(64),
      ...change.response,
    },
  };
}
const byStaff = { ...acts['plain paper form'] };
const staff = { actorId: 'worker-1', binding: 'none' } as const;

test.each<[row: string, change: Parameters<typeof situation>[0], code: string | undefined]>([
  ['an owner votes', {}, undefined],
  ['before the opening', { round: { status: 'draft' } }, 'round/not-open'],
  ['after the close', { round: { status: 'closed' } }, 'round/closed'],
  ['on questions that changed', { response: { questionHash: 'b'.repeat(64) } }, 'response/question-changed'],
  ['for a dwelling outside the roll', { elector: { inRoll: false } }, 'response/not-in-roll'],
  ['renter, statutory vote: not an elector', { response: { relation: 'tenant' } }, 'response/not-elector'],
  ['a relative is none either', { response: { relation: 'family' } }, 'response/not-elector'],
  [
    'who acts for an owner shows his letter to staff',
    { response: { relation: 'agent' } },
    'response/not-elector',
  ],
  ['while the binding waits', { actor: { binding: 'pending' } }, 'response/binding-pending'],
  [
    'several owners, one dwelling: the agreed representative',
    { elector: { joint: true, representativeId: 'me' } },
    undefined,
  ],
  [
    'several owners, one dwelling: not the representative',
    { elector: { joint: true, representativeId: 'other' } },
    'response/not-representative',
  ],
  [
    'several owners without a representative: the second may contradict, and is disputed',
    { elector: { joint: true, responses: [live(1, { actorId: 'other', answers: answers('no') })] } },
    undefined,
  ],
  [
    'sale mid-round: a vote already cast stands',
    { actor: { boundSinceOpening: true }, elector: { responses: [live(1, { actorId: 'seller' })] } },
    'response/vote-stands',
  ],
  ['sale mid-round: if none, the new owner votes', { actor: { boundSinceOpening: true } }, undefined],
  [
    'sale of one of several dwellings: the register’s keeper has to record it first',
    { actor: { boundSinceOpening: true }, elector: { dwellings: 2 } },
    'response/sale-unrecorded',
  ],
  [
    'one owner, several dwellings: different choices go back to the owner',
    {
      elector: { dwellings: 2, responses: [live(1, { householdId: 'home-2', answers: answers('no') })] },
    },
    'response/choices-differ',
  ],
  [
    'one owner, several dwellings: he says which',
    {
      elector: { dwellings: 2, responses: [live(1, { householdId: 'home-2', answers: answers('no') })] },
      response: { confirmed: true },
    },
    undefined,
  ],
  [
    'one owner, several dwellings: the same choice again',
    { elector: { dwellings: 2, responses: [live(1, { householdId: 'home-2' })] } },
    undefined,
  ],
  ['change of mind', { elector: { responses: [live(1, { answers: answers('no') })] } }, undefined],
  [
    'once only, and used',
    { round: { rule: { answerOnce: true } }, elector: { responses: [live(1)] } },
    'response/already-answered',
  ],
  ['staff enter a paper', { actor: staff, response: byStaff }, undefined],
  [
    'worker’s own dwelling',
    { actor: { ...staff, binding: 'approved' }, response: byStaff },
    'response/own-household',
  ],
  [
    'who opened the round',
    { actor: { ...staff, openedRound: true }, response: byStaff },
    'response/opened-round',
  ],
  [
    'staff over what the owner said himself',
    { actor: staff, response: byStaff, elector: { responses: [live(1)] } },
    'response/self-exists',
  ],
  [
    'a proxy over what the owner said himself',
    { actor: staff, response: acts['proxy with letter'], elector: { responses: [live(1)] } },
    'response/self-exists',
  ],
  [
    'identity-checked paper stands beside it: the later act counts',
    { actor: staff, response: acts['identity-checked paper'], elector: { responses: [live(1)] } },
    undefined,
  ],
])('%s', (_, change, code) => {
  expect(refuseVote(situation(change))?.refused).toBe(code);
});

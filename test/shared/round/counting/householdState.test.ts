import { householdState } from '../../../../shared/round/counting/householdState.ts';
import type { HouseholdEvent } from '../../../../shared/round/roundEvent.ts';
import { acts, response } from '../../../support/roundFixtures.ts';

/** An entry without its place; the table gives each its `seq` by its position. */
type Step = (seq: number) => HouseholdEvent;
const entry = (seq: number, actorId: string) => ({ seq, householdId: 'household-1', actorId });

const answers: Step = (seq) => ({ kind: 'response', ...response(seq) });
const workerEnters: Step = (seq) => ({
  kind: 'response',
  ...response(seq, { ...acts['spoken at the door'], actorId: 'worker-1' }),
});
const form: Step = (seq) => ({
  kind: 'response',
  ...response(seq, { ...acts['plain paper form'], actorId: 'worker-1', unverified: true }),
});
const blankForm: Step = (seq) => ({
  kind: 'response',
  ...response(seq, { ...acts['plain paper form'], answers: [{ questionId: 'lamp', value: ' ' }] }),
});
const emptyForm: Step = (seq) => ({ kind: 'response', ...response(seq, { answers: [] }) });
const visit =
  (outcome: 'attempted' | 'refused' | 'unreachable'): Step =>
  (seq) => ({ kind: 'visit', ...entry(seq, 'worker-1'), outcome });
const [notMet, refuses, cannotBeReached] = [visit('attempted'), visit('refused'), visit('unreachable')];
const withdraws: Step = (seq) => ({ kind: 'withdraw', ...entry(seq, 'owner-1'), relation: 'owner' });
const tenantWithdraws: Step = (seq) => ({ kind: 'withdraw', ...entry(seq, 'tenant-1'), relation: 'tenant' });
const tenantAnswers: Step = (seq) => ({
  kind: 'response',
  ...response(seq, { actorId: 'tenant-1', relation: 'tenant' }),
});
const exclusionAsked: Step = (seq) => ({ kind: 'exclusionRequest', ...entry(seq, 'worker-1') });
const exclusionApproved: Step = (seq) => ({ kind: 'exclusionApprove', ...entry(seq, 'admin-1') });
const exclusionApprovedByAsker: Step = (seq) => ({ kind: 'exclusionApprove', ...entry(seq, 'worker-1') });
const disputes =
  (targetSeq: number): Step =>
  (seq) => ({ kind: 'dispute', ...entry(seq, 'owner-1'), targetSeq });
const resolved =
  (targetSeq: number, upheld: boolean): Step =>
  (seq) => ({ kind: 'disputeResolve', ...entry(seq, 'admin-1'), targetSeq, upheld });
const voided =
  (targetSeq: number): Step =>
  (seq) => ({ kind: 'void', ...entry(seq, 'admin-1'), targetSeq });
const checked =
  (targetSeq: number, matches: boolean): Step =>
  (seq) => ({ kind: 'formCheck', ...entry(seq, 'worker-2'), targetSeq, matches });

const stateAfter = (steps: readonly Step[]) => householdState(steps.map((step, seq) => step(seq)));

describe('counted state of a household (domain.md "Solicitation rate", edge cases)', () => {
  test.each<[string, Step[], string]>([
    ['nothing happened', [], 'untouched'],
    ['nobody met at the door', [notMet], 'attempted'],
    ['unreachable after attempts', [notMet, notMet, cannotBeReached], 'unreachable'],
    ['met nobody again after having been unreachable', [cannotBeReached, notMet], 'attempted'],
    ['拒绝表态 is not an answer', [refuses], 'refused'],
    ['a refusal stays, whatever is tried afterwards', [refuses, notMet, cannotBeReached], 'refused'],
    ['refusal, then answer', [refuses, answers], 'answered'],
    ['an answer after attempts', [notMet, notMet, answers], 'answered'],
    ['a visit after the answer changes nothing', [answers, notMet, refuses], 'answered'],
    ['a blank paper form is not an answer', [blankForm], 'untouched'],
    ['a form without any answer neither', [notMet, emptyForm], 'attempted'],
    ['withdrawal', [answers, withdraws], 'untouched'],
    ['withdrawal gives back what the visits say', [notMet, answers, withdraws], 'attempted'],
    ['withdrawal after a refusal: nobody calls again', [refuses, answers, withdraws], 'refused'],
    ['withdrawal takes back the own and lower responses', [workerEnters, answers, withdraws], 'untouched'],
    ['a tenant withdraws beside the owner’s answer', [answers, tenantAnswers, tenantWithdraws], 'answered'],
    ['a tenant withdraws the own answer', [tenantAnswers, tenantWithdraws], 'untouched'],
    ['the owner withdraws over the tenant’s answer', [tenantAnswers, withdraws], 'untouched'],
    ['an answer after the withdrawal', [answers, withdraws, answers], 'answered'],
    ['disputed "that was not us"', [workerEnters, disputes(0)], 'disputed'],
    ['a dispute of one entry leaves the household’s own', [workerEnters, answers, disputes(0)], 'answered'],
    ['the household answers itself after its dispute', [workerEnters, disputes(0), answers], 'answered'],
    ['dispute upheld', [notMet, workerEnters, disputes(1), resolved(1, true)], 'attempted'],
    ['dispute dismissed', [workerEnters, disputes(0), resolved(0, false)], 'answered'],
    ['disputed again', [workerEnters, disputes(0), resolved(0, false), disputes(0)], 'disputed'],
    ['dispute of something withdrawn', [workerEnters, withdraws, disputes(0)], 'untouched'],
    ['voided by two approvers', [workerEnters, voided(0)], 'untouched'],
    ['voided after a dispute', [workerEnters, disputes(0), voided(0)], 'untouched'],
    ['a form waits for its second keying', [form], 'pending'],
    ['second keying agrees', [form, checked(0, true)], 'answered'],
    ['second keying differs', [form, checked(0, false)], 'pending'],
    [
      'a form disputed before its check stays pending when dismissed',
      [form, disputes(0), resolved(0, false)],
      'pending',
    ],
    [
      'a form checked during its dispute',
      [form, disputes(0), checked(0, true), resolved(0, false)],
      'answered',
    ],
    ['exclusion asked for', [notMet, notMet, notMet, exclusionAsked], 'attempted'],
    ['exclusion by a second person', [notMet, exclusionAsked, exclusionApproved], 'excluded'],
    [
      'exclusion approved by the one who asked',
      [notMet, exclusionAsked, exclusionApprovedByAsker],
      'attempted',
    ],
    ['exclusion approved before it was asked for', [exclusionApproved, exclusionAsked], 'untouched'],
    [
      'excluded household answers: the exclusion lapses',
      [exclusionAsked, exclusionApproved, answers],
      'answered',
    ],
    [
      'and stays lapsed after withdrawal',
      [exclusionAsked, exclusionApproved, answers, withdraws],
      'untouched',
    ],
    [
      'and stays lapsed when the answer was not theirs',
      [exclusionAsked, exclusionApproved, workerEnters, disputes(2), resolved(2, true)],
      'untouched',
    ],
    [
      'an old request cannot be approved after an answer',
      [exclusionAsked, answers, withdraws, exclusionApproved],
      'untouched',
    ],
    ['a blank form does not lift an exclusion', [exclusionAsked, exclusionApproved, blankForm], 'excluded'],
  ])('%s', (_, steps, state) => {
    expect(stateAfter(steps).state).toBe(state);
  });

  test('visits without an answer are counted', () => {
    expect(stateAfter([notMet, notMet, cannotBeReached, answers]).attempts).toBe(3);
  });

  test('a refusal is remembered after an answer, so that nobody calls again', () => {
    expect(stateAfter([refuses, answers]).refusedVisits).toBe(true);
  });

  test('each response keeps its standing for the history', () => {
    const { responses } = stateAfter([
      workerEnters,
      disputes(0),
      answers,
      withdraws,
      answers,
      form,
      voided(0),
    ]);
    expect(responses.map(({ response: { seq }, standing }) => [seq, standing])).toEqual([
      [0, 'withdrawn'],
      [2, 'withdrawn'],
      [4, 'live'],
      [5, 'pending'],
    ]);
  });
});

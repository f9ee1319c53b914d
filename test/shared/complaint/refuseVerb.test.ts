import {
  refuseVerb,
  verbsOpenTo,
  type MergeTarget,
  type VerbAct,
} from '../../../shared/complaint/refuseVerb.ts';
import {
  DAY,
  fold,
  fullAct,
  HOUR,
  MONDAY,
  says,
  standing,
  tell,
  terms,
  WAY_TO,
  type Step,
} from '../../support/complaintStory.ts';

const act = (verb: VerbAct['verb'], actor: VerbAct['actor'], more: Partial<VerbAct> = {}): VerbAct => ({
  ...fullAct(verb, actor, MONDAY + DAY),
  ...more,
});
const code = (steps: readonly Step[], what: VerbAct): string | undefined =>
  refuseVerb(standing(steps), what)?.refused;

const again = [says('communityAdmin', 'assign'), says('handler', 'return')];
const done = [says('handler', 'start'), says('handler', 'done')];
const reopen = says('filer', 'reopen', { text: '还在漏' });

test('不予受理 can be appealed once', () => {
  const appealed = [...WAY_TO.rejected, says('filer', 'appeal')];
  expect(fold(tell(appealed))).toMatchObject({ state: 'escalated', holder: { kind: 'bureau' }, appeals: 1 });
  expect(refuseVerb(standing(WAY_TO.rejected, { appeals: 1 }), act('appeal', 'filer'))?.refused).toBe(
    'complaint/appealed',
  );
});

test('the second return is decided by the bureau, and so is every further one, 督办 or not', () => {
  expect(code(WAY_TO.returned, act('assign', 'communityAdmin'))).toBeUndefined();
  expect(code(WAY_TO.returned, act('assign', 'districtBureau'))).toBe('complaint/wrong-state');
  const twice = [...WAY_TO.returned, ...again];
  expect(fold(tell(twice))).toMatchObject({ state: 'returned', returns: 2, holder: { kind: 'bureau' } });
  expect(code(twice, act('assign', 'communityAdmin'))).toBe('complaint/bureau-decides');
  expect(code(twice, act('assign', 'districtBureau'))).toBeUndefined();
  // No way around it by 督办.
  const escalated = [...twice, says('communityAdmin', 'escalate')];
  expect(code(escalated, act('assign', 'communityAdmin'))).toBe('complaint/bureau-decides');
  const thrice = [...twice, says('districtBureau', 'assign'), says('handler', 'return')];
  expect(code(thrice, act('assign', 'communityAdmin'))).toBe('complaint/bureau-decides');
});

test('the third reopening is 督办 with the same handler', () => {
  const twice = [...WAY_TO.done, reopen, ...done, reopen];
  expect(fold(tell(twice))).toMatchObject({ state: 'reopened', reopenings: 2 });
  const thrice = fold(tell([...twice, ...done, reopen]));
  expect(thrice).toMatchObject({ state: 'escalated', reopenings: 3, organisationId: 'org-1' });
  expect(thrice.holder).toEqual({ kind: 'organisation', organisationId: 'org-1' });
});

test('reopening has thirty days from 办结待评, confirming has no end', () => {
  const doneAt = fold(tell(WAY_TO.done)).doneAt ?? 0;
  for (const state of ['done', 'timedOut'] as const) {
    const last = act('reopen', 'filer', { at: doneAt + 30 * DAY });
    expect(code(WAY_TO[state], last)).toBeUndefined();
    expect(code(WAY_TO[state], { ...last, at: last.at + 1 })).toBe('complaint/reopen-too-late');
    expect(code(WAY_TO[state], act('confirm', 'filer', { at: doneAt + 300 * DAY }))).toBeUndefined();
  }
});

test('the clock waits for the policy’s days before 到期未评', () => {
  const doneAt = fold(tell(WAY_TO.done)).doneAt ?? 0;
  const at = doneAt + terms.timeOutDays * DAY;
  expect(code(WAY_TO.done, act('timeOut', 'clock', { at: at - 1 }))).toBe('complaint/not-timed-out');
  expect(code(WAY_TO.done, act('timeOut', 'clock', { at }))).toBeUndefined();
});

test('a filer asks for 督办 after a missed deadline, running or made up for late, and not before', () => {
  const due = MONDAY + 24 * HOUR;
  expect(code([], act('escalate', 'filer', { at: due }))).toBe('complaint/no-missed-deadline');
  expect(code([], act('escalate', 'filer', { at: due + 1 }))).toBeUndefined();
  const late = [says('communityAdmin', 'accept', { after: 25 })];
  expect(code(late, act('escalate', 'filer', { at: MONDAY + 25 * HOUR }))).toBeUndefined();
  expect(code(late, act('escalate', 'communityAdmin'))).toBeUndefined();
  // Once for each: whoever has asked waits for the next deadline, here that of 督办 itself.
  const asked = [...late, says('filer', 'escalate')];
  const { state, clocks } = fold(tell(asked));
  const supervise = clocks.find(({ clock }) => clock === 'supervise')?.dueAt ?? 0;
  expect(state).toBe('escalated');
  expect(code(asked, act('escalate', 'filer', { at: MONDAY + 3 * DAY }))).toBe(
    'complaint/no-missed-deadline',
  );
  expect(code(asked, act('escalate', 'filer', { at: supervise + 1 }))).toBeUndefined();
});

test('客观无法解决 takes the community with a public reason, then the bureau, two persons', () => {
  const ask = act('closeUnresolved', 'communityAdmin');
  expect(code(WAY_TO.inProgress, { ...ask, text: ' ' })).toBe('complaint/needs-reason');
  expect(code(WAY_TO.inProgress, act('closeUnresolved', 'districtBureau'))).toBe(
    'complaint/closing-not-asked',
  );
  const asked = [
    ...WAY_TO.inProgress,
    says('communityAdmin', 'closeUnresolved', { text: '产权单位已注销', accountId: 'account-1' }),
  ];
  const folded = fold(tell(asked));
  expect(folded).toMatchObject({
    state: 'inProgress',
    closingAsked: { reason: '产权单位已注销', accountId: 'account-1' },
  });
  expect(code(asked, ask)).toBe('complaint/closing-asked');
  const decide = act('closeUnresolved', 'districtBureau');
  expect(code(asked, { ...decide, accountId: 'account-1' })).toBe('complaint/same-person');
  const { approve, ...undecided } = decide;
  expect([approve, code(asked, undecided)]).toEqual([true, 'complaint/needs-decision']);
  expect(code(asked, decide)).toBeUndefined();

  const refused = [...asked, says('districtBureau', 'closeUnresolved', { approve: false })];
  expect(fold(tell(refused))).toMatchObject({ state: 'inProgress', closingAsked: null });
  expect(code(refused, ask)).toBeUndefined();
  // What was asked for lapses when the work is done after all, and stays under 督办.
  expect(fold(tell([...asked, says('handler', 'done')])).closingAsked).toBeNull();
  expect(fold(tell([...asked, says('districtBureau', 'escalate')])).closingAsked).not.toBeNull();
});

test('办结 needs a photograph', () => {
  expect(code(WAY_TO.inProgress, act('done', 'handler', { photos: [] }))).toBe('complaint/no-proof-photo');
});

test('all extensions together stay within the policy', () => {
  const ask = (workingDays: number) => act('requestExtension', 'handler', { workingDays });
  expect(code(WAY_TO.inProgress, ask(10))).toBeUndefined();
  expect(code(WAY_TO.inProgress, ask(11))).toBe('complaint/extension-too-long');
  const granted = [
    ...WAY_TO.extensionRequested,
    says('communityAdmin', 'decideExtension', { approve: true }),
  ];
  expect(fold(tell(granted))).toMatchObject({
    state: 'inProgress',
    extensionGranted: 5,
    extensionAsked: null,
  });
  expect(code(granted, ask(5))).toBeUndefined();
  expect(code(granted, ask(6))).toBe('complaint/extension-too-long');
  const refused = [
    ...WAY_TO.extensionRequested,
    says('communityAdmin', 'decideExtension', { approve: false }),
  ];
  expect(code(refused, ask(10))).toBeUndefined();
});

describe('merging', () => {
  const into: MergeTarget = {
    complaintId: 'complaint-2',
    communityId: 'community-1',
    isPrivate: false,
    filerId: 'account-other',
    state: 'accepted',
  };
  const merge = (target: Partial<MergeTarget>) => act('merge', 'worker', { into: { ...into, ...target } });
  const refused = (target: Partial<MergeTarget>, isPrivate = false) =>
    refuseVerb(standing([], { isPrivate }), merge(target))?.refused;

  test('leads into another open complaint of the same community', () => {
    expect(refused({})).toBeUndefined();
    expect(refused({ communityId: 'community-2' })).toBe('request/not-found');
    expect(refused({ complaintId: 'complaint-1' })).toBe('complaint/merge-into-itself');
    for (const state of ['merged', 'done', 'confirmed', 'rejected', 'withdrawn', 'timedOut'] as const)
      expect(refused({ state })).toBe('complaint/merge-into-ended');
  });

  test('never makes a private complaint readable to somebody else', () => {
    expect(refused({}, true)).toBe('complaint/merge-private');
    expect(refused({ isPrivate: true })).toBe('complaint/merge-private');
    expect(refused({ isPrivate: true }, true)).toBe('complaint/merge-private');
    expect(refused({ isPrivate: true, filerId: 'account-filer' }, true)).toBeUndefined();
    expect(
      refuseVerb(standing([], { isPrivate: true, filerId: null }), merge({ isPrivate: true, filerId: null })),
    ).toMatchObject({ refused: 'complaint/merge-private' });
  });
});

test('who may never say a verb hears that; who may not say it now hears that', () => {
  expect(code([], act('accept', 'handler'))).toBe('identity/role-may-not');
  expect(code(WAY_TO.accepted, act('accept', 'worker'))).toBe('complaint/wrong-state');
});

test('nothing is open to anybody on a complaint that was withdrawn', () => {
  for (const actor of ['filer', 'worker', 'communityAdmin', 'handler', 'districtBureau'] as const)
    expect(verbsOpenTo(standing(WAY_TO.withdrawn), { actor, at: MONDAY + 40 * DAY })).toEqual([]);
});

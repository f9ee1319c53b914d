import { clockActDue } from '../../../shared/complaint/clockAct.ts';
import type { ComplaintClock } from '../../../shared/complaint/complaintView.ts';
import type { ClockRun } from '../../../shared/complaint/foldedComplaint.ts';
import {
  clockStanding,
  clockThatRuns,
  forecastDispatch,
  presentClock,
  presentQuestion,
} from '../../../shared/complaint/presentClocks.ts';
import {
  calendar,
  DAY,
  fold,
  HOUR,
  MONDAY,
  says,
  tell,
  terms,
  WAY_TO,
  type Step,
} from '../../support/complaintStory.ts';

const china = (words: string): number => Date.parse(`${words.replace(' ', 'T')}:00+08:00`);
const print = (at: number | null): string | null =>
  at === null ? null : new Date(at + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

function runs(steps: readonly Step[], clock: ComplaintClock, from: number = MONDAY): readonly ClockRun[] {
  return fold(tell(steps, from)).clocks.filter((run) => run.clock === clock);
}
function only(steps: readonly Step[], clock: ComplaintClock, from: number = MONDAY): ClockRun {
  const [run, second] = runs(steps, clock, from);
  if (run === undefined || second !== undefined) throw new Error(`Not one ${clock} clock.`);
  return run;
}
const asks: Step = { kind: 'askFiler', by: 'handler', text: '哪一户？' };
const answers: Step = { kind: 'said', by: 'filer', text: '301' };

describe('from the filing', () => {
  test('two clocks run, 受理 24 hours and 回应 72, over Spring Festival too', () => {
    const before = china('2026-02-13 15:00');
    expect(print(only([], 'accept', before).dueAt)).toBe('2026-02-14 15:00');
    expect(print(only([], 'respond', before).dueAt)).toBe('2026-02-25 15:00');
    expect(fold(tell([], before)).dueAt).toBe(china('2026-02-14 15:00'));
  });

  test('a clock with a quarter of its hours left is 即将超时, past its moment 已超时', () => {
    const run = only([], 'accept');
    const at = (hours: number): string => clockStanding(run, MONDAY + hours * HOUR);
    expect([at(0), at(17.9), at(18), at(24)]).toEqual(['running', 'running', 'soon', 'soon']);
    expect(clockStanding(run, MONDAY + 24 * HOUR + 1)).toBe('overdue');
  });

  test('受理 ends with acceptance or rejection, in time or late', () => {
    expect(clockStanding(only(WAY_TO.accepted, 'accept'), MONDAY)).toBe('met');
    const late = [says('worker', 'accept', { after: 25 })];
    expect(clockStanding(only(late, 'accept'), MONDAY)).toBe('missed');
    const exact = [says('worker', 'accept', { after: 24 })];
    expect(clockStanding(only(exact, 'accept'), MONDAY)).toBe('met');
  });

  test('acceptance alone is no answer; words of an office are, notes among staff are not', () => {
    expect(only(WAY_TO.accepted, 'respond').metAt).toBeNull();
    expect(only(WAY_TO.assigned, 'respond').metAt).toBeNull();
    expect(only([says('worker', 'accept', { text: '明天来看' })], 'respond').metAt).not.toBeNull();
    const note: Step = { by: 'handler', text: '先别理他', internal: true };
    expect(only([...WAY_TO.assigned, note], 'respond').metAt).toBeNull();
    expect(only([...WAY_TO.assigned, { by: 'handler', text: '周四上门' }], 'respond').metAt).not.toBeNull();
    expect(only([...WAY_TO.assigned, { by: 'follower', text: '我家也漏' }], 'respond').metAt).toBeNull();
    expect(only(WAY_TO.inProgress, 'respond').metAt).not.toBeNull();
    expect(only(WAY_TO.rejected, 'respond').metAt).not.toBeNull();
  });
});

describe('办结', () => {
  test('ten working days from the acceptance, National Day left out', () => {
    const filed = china('2026-09-29 09:00');
    const run = only(WAY_TO.inProgress, 'resolve', filed);
    // From 29 September: 30, then 8, 9, the worked Saturday 10, 12 to 16 October, until the morning of Monday 19.
    expect(print(run.startedAt)).toBe('2026-09-29 10:00');
    expect(print(run.dueAt)).toBe('2026-10-19 10:00');
  });

  test('a return does not stop it: the resident has waited all the same', () => {
    const steps = [...WAY_TO.returned, says('communityAdmin', 'assign', { after: 48 })];
    const run = only(steps, 'resolve');
    expect(run.startedAt).toBe(MONDAY + HOUR);
    expect(print(run.dueAt)).toBe('2026-03-16 10:00');
  });

  test('reopening starts a new one, the old one stays as it ended', () => {
    const [first, second] = runs(WAY_TO.reopened, 'resolve');
    expect(first?.metAt).toBe(MONDAY + 4 * HOUR);
    expect(second).toMatchObject({ startedAt: MONDAY + 5 * HOUR, metAt: null, hours: 240 });
  });

  test('an approved extension is a pause of so many working days and moves the deadline by them', () => {
    const steps = [
      ...WAY_TO.extensionRequested,
      says('communityAdmin', 'decideExtension', { approve: true }),
    ];
    const run = only(steps, 'resolve');
    const from = MONDAY + 5 * HOUR;
    expect(run.pauses).toEqual([{ from, to: from + 7 * DAY, why: 'extension' }]);
    expect(print(run.dueAt)).toBe('2026-03-23 10:00');
    expect(clockStanding(run, from + DAY)).toBe('paused');
    expect(clockStanding(run, from + 7 * DAY)).toBe('running');
    const refused = [
      ...WAY_TO.extensionRequested,
      says('communityAdmin', 'decideExtension', { approve: false }),
    ];
    expect(only(refused, 'resolve')).toMatchObject({ pauses: [], dueAt: china('2026-03-16 10:00') });
    expect(only(WAY_TO.extensionRequested, 'resolve').pauses).toEqual([]);
  });

  test('an extension after the deadline saves nothing', () => {
    const late = says('communityAdmin', 'decideExtension', { approve: true, after: 24 * 30 });
    expect(only([...WAY_TO.extensionRequested, late], 'resolve')).toMatchObject({
      pauses: [],
      dueAt: china('2026-03-16 10:00'),
    });
  });
});

describe('waiting for the filer', () => {
  const asked = [...WAY_TO.assigned, asks];

  test('stands still until the filer says something', () => {
    const run = only([...asked, { ...answers, after: 30 }], 'resolve');
    expect(run.pauses).toEqual([{ from: MONDAY + 3 * HOUR, to: MONDAY + 33 * HOUR, why: 'waitingForFiler' }]);
    expect(run.dueAt).toBe(china('2026-03-16 10:00') + 30 * HOUR);
  });

  test('and no longer than three working days', () => {
    const run = only(asked, 'resolve');
    expect(run.pauses).toEqual([{ from: MONDAY + 3 * HOUR, to: MONDAY + 75 * HOUR, why: 'waitingForFiler' }]);
    expect(print(run.dueAt)).toBe('2026-03-19 10:00');
    const late = only([...asked, { ...answers, after: 200 }], 'resolve');
    expect(late).toEqual(run);
  });

  test('a second question while the first waits adds nothing; words of others do not end it', () => {
    const more = [...asked, { ...asks, after: 5 }, { by: 'follower' as const, text: '我知道' }];
    expect(only(more, 'resolve').pauses).toEqual(only(asked, 'resolve').pauses);
  });

  test('and with all questions together no longer: whoever asks again and again gains nothing', () => {
    const twice = [...asked, { ...answers, after: 30 }, { ...asks, after: 10 }];
    const [, second] = only(twice, 'resolve').pauses;
    // 30 of 72 hours are used up.
    expect(second).toEqual({ from: MONDAY + 43 * HOUR, to: MONDAY + 85 * HOUR, why: 'waitingForFiler' });
    const often = [...twice, { ...answers, after: 90 }, asks, answers, asks, asks];
    expect(only(often, 'resolve')).toEqual(only(twice, 'resolve'));
    const unanswered = [...asked, { ...asks, after: 100 }, { ...asks, after: 100 }];
    expect(only(unanswered, 'resolve')).toEqual(only(asked, 'resolve'));
    expect(print(only(often, 'resolve').dueAt)).toBe(print(only(asked, 'resolve').dueAt));
  });

  test('stops a clock that starts meanwhile from its start on, as it stops those that run', () => {
    const accepted = [asks, says('worker', 'accept', { after: 5 })];
    expect(only(accepted, 'resolve').pauses).toEqual([
      { from: MONDAY + 6 * HOUR, to: MONDAY + 78 * HOUR, why: 'waitingForFiler' },
    ]);
    const assigned = [...WAY_TO.accepted, asks, says('communityAdmin', 'assign')];
    expect(only(assigned, 'resolve').pauses).toMatchObject([{ from: MONDAY + 2 * HOUR }]);
    const escalated = [...WAY_TO.inProgress, asks, says('districtBureau', 'escalate', { after: 4 })];
    expect(only(escalated, 'supervise').pauses).toEqual([
      { from: MONDAY + 8 * HOUR, to: MONDAY + 80 * HOUR, why: 'waitingForFiler' },
    ]);
    expect(only([...escalated, { ...answers, after: 2 }], 'supervise').pauses).toEqual([
      { from: MONDAY + 8 * HOUR, to: MONDAY + 10 * HOUR, why: 'waitingForFiler' },
    ]);
    expect(presentQuestion(fold(tell(accepted)), MONDAY + 10 * HOUR)?.clockWaitsUntil).toBe(
      new Date(MONDAY + 78 * HOUR).toISOString(),
    );
  });

  test('is shown with its end; a question that is asked when the days are used up stops nothing', () => {
    const one = fold(tell(asked));
    const printed = (hours: number): string => new Date(MONDAY + hours * HOUR).toISOString();
    expect(presentQuestion(fold(tell(WAY_TO.assigned)), MONDAY)).toBeUndefined();
    expect(presentQuestion(one, MONDAY + 10 * HOUR)).toEqual({
      askedAt: printed(3),
      clockWaitsUntil: printed(75),
    });
    expect(presentQuestion(one, MONDAY + 75 * HOUR)).toEqual({ askedAt: printed(3), clockWaitsUntil: null });
    const used = fold(tell([...asked, { ...answers, after: 100 }, asks]));
    expect(presentQuestion(used, MONDAY + 104 * HOUR)).toMatchObject({ clockWaitsUntil: null });
  });

  test('inside an extension counts once', () => {
    const steps = [
      ...WAY_TO.extensionRequested,
      says('communityAdmin', 'decideExtension', { approve: true }),
      { ...asks, after: 24 },
    ];
    expect(print(only(steps, 'resolve').dueAt)).toBe('2026-03-23 10:00');
  });
});

describe('督办', () => {
  test('runs from the escalation until somebody is charged; the holder and the other clocks stay', () => {
    const steps = [...WAY_TO.inProgress, says('districtBureau', 'escalate')];
    const folded = fold(tell(steps));
    expect(folded.holder).toEqual({ kind: 'organisation', organisationId: 'org-1' });
    expect(only(steps, 'supervise')).toMatchObject({ startedAt: MONDAY + 4 * HOUR, hours: 48, metAt: null });
    expect(only(steps, 'resolve').metAt).toBeNull();
    expect(only([...steps, says('districtBureau', 'escalate')], 'supervise').startedAt).toBe(
      MONDAY + 4 * HOUR,
    );
    const charged = only([...steps, says('districtBureau', 'assign', { after: 49 })], 'supervise');
    expect(clockStanding(charged, MONDAY)).toBe('missed');
  });

  test('runs from the second return and from an appeal too', () => {
    const twice = [...WAY_TO.returned, says('communityAdmin', 'assign'), says('handler', 'return')];
    expect(only(twice, 'supervise').metAt).toBeNull();
    expect(runs(WAY_TO.returned, 'supervise')).toEqual([]);
    expect(only([...WAY_TO.rejected, says('filer', 'appeal')], 'supervise').metAt).toBeNull();
  });
});

test('what is taken back in time leaves no running clock and no miss; what was late stays late', () => {
  expect(fold(tell(WAY_TO.withdrawn))).toMatchObject({ clocks: [], dueAt: null, actAt: null });
  const late = fold(tell([says('filer', 'withdraw', { after: 80 })]));
  expect(late.clocks.map((run) => clockStanding(run, MONDAY))).toEqual(['missed', 'missed']);
});

test('no state that has ended has a clock that runs', () => {
  for (const state of [
    'rejected',
    'merged',
    'done',
    'confirmed',
    'timedOut',
    'closedUnresolved',
    'withdrawn',
  ] as const)
    expect([state, fold(tell(WAY_TO[state])).clocks.filter(({ metAt }) => metAt === null)]).toEqual([
      state,
      [],
    ]);
});

test('a dispatch is forecast by the clocks that run, or by new ones', () => {
  const appealed = fold(tell([...WAY_TO.rejected, says('filer', 'appeal')]));
  const now = china('2026-03-04 12:00');
  expect(forecastDispatch(appealed, terms, calendar, now).resolveBy).toBe('2026-03-18T04:00:00.000Z');
  const accepted = fold(tell(WAY_TO.accepted));
  expect(forecastDispatch(accepted, terms, calendar, now)).toEqual({
    respondBy: '2026-03-05T01:00:00.000Z',
    resolveBy: '2026-03-16T02:00:00.000Z',
    provisional: false,
  });
  expect(forecastDispatch(appealed, terms, calendar, china('2026-12-28 12:00')).provisional).toBe(true);
});

test('readers see the clock that ends next, with its pauses', () => {
  const folded = fold(tell([...WAY_TO.assigned, asks]));
  const run = clockThatRuns(folded);
  expect(run && presentClock(run, MONDAY + 4 * HOUR)).toEqual({
    clock: 'resolve',
    startedAt: '2026-03-02T02:00:00.000Z',
    dueAt: '2026-03-19T02:00:00.000Z',
    standing: 'paused',
    provisional: false,
    hours: 240,
    pauses: [{ from: '2026-03-02T04:00:00.000Z', to: '2026-03-05T04:00:00.000Z', why: 'waitingForFiler' }],
  });
  expect(clockThatRuns(fold(tell(WAY_TO.done)))).toBeNull();
});

describe('what the clock does by itself', () => {
  const due = (steps: readonly Step[], now: number) => {
    const folded = fold(tell(steps));
    return [folded.actAt, clockActDue(folded, terms, calendar, now)] as const;
  };
  const missed = MONDAY + 24 * HOUR + 1;

  test('tells the holder of a missed deadline, a day later the superior by 督办, and each once', () => {
    expect(due([], missed - 1)).toEqual([missed, undefined]);
    expect(due([], missed)).toEqual([missed, { kind: 'reminded', clock: 'accept', told: 'holder' }]);
    const reminded: Step = { kind: 'reminded', by: 'clock', clock: 'accept', told: 'holder', after: 25 };
    const later = MONDAY + 48 * HOUR + 1;
    expect(due([reminded], later)).toEqual([
      later,
      { kind: 'escalate', actor: 'clock', clock: 'accept', told: 'superior' },
    ]);
    const escalated = says('clock', 'escalate', { clock: 'accept', told: 'superior', after: 24 });
    const folded = fold(tell([reminded, escalated]));
    expect(folded).toMatchObject({ state: 'escalated', holder: { kind: 'office' } });
    // Next is the filer’s 72 hours without an answer.
    expect(folded.actAt).toBe(MONDAY + 72 * HOUR + 1);
  });

  test('under 督办 the superior is reminded instead, and of its own clock too', () => {
    const told = (clock: ComplaintClock, to: 'holder' | 'superior'): Step => ({
      kind: 'reminded',
      by: 'clock',
      clock,
      told: to,
    });
    const now = MONDAY + 30 * DAY;
    const escalated = [...WAY_TO.escalated, told('accept', 'holder')];
    expect(due(escalated, now)[1]).toEqual({ kind: 'reminded', clock: 'accept', told: 'superior' });
    const next = [...escalated, told('accept', 'superior')];
    expect(due(next, now)[1]).toEqual({ kind: 'reminded', clock: 'supervise', told: 'superior' });
    const last = [
      ...next,
      told('supervise', 'superior'),
      told('respond', 'holder'),
      told('respond', 'superior'),
    ];
    expect(due(last, now)).toEqual([null, undefined]);
  });

  test('ends 办结待评 after seven days and leaves everything that has ended alone', () => {
    const at = MONDAY + 4 * HOUR + 7 * DAY;
    expect(due(WAY_TO.done, at - 1)).toEqual([at, undefined]);
    expect(due(WAY_TO.done, at)).toEqual([at, { kind: 'timeOut', actor: 'clock' }]);
    for (const state of [
      'timedOut',
      'confirmed',
      'rejected',
      'withdrawn',
      'merged',
      'closedUnresolved',
    ] as const)
      expect(due(WAY_TO[state], MONDAY + 400 * DAY)).toEqual([null, undefined]);
  });
});

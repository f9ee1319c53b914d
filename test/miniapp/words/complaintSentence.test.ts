import { complaintSentence, daysWords, waitsForFiler } from '../../../miniapp/src/words/complaintSentence.ts';
import { COMPLAINT_STATES } from '../../../shared/complaint/complaint.ts';
import type { ClockView } from '../../../shared/complaint/complaintView.ts';

// domain.md “Complaints” is what the sentences say; times are those of China.

const now = Date.parse('2026-11-21T01:00:00.000Z');
const clock: ClockView = {
  clock: 'resolve',
  startedAt: '2026-11-20T01:00:00.000Z',
  dueAt: '2026-11-27T09:00:00.000Z',
  standing: 'running',
  provisional: false,
  hours: 40,
  pauses: [],
};
const inHand = { state: 'inProgress', holderWords: '演示施工单位', clock, mine: true } as const;
const asking = {
  from: '2026-11-20T02:00:00.000Z',
  to: '2026-11-25T02:00:00.000Z',
  why: 'waitingForFiler',
} as const;

describe('where a complaint stands, in one sentence', () => {
  test('who has it and until when', () => {
    expect(complaintSentence(inHand, now)).toBe('正在由演示施工单位办理，最迟 11月27日 17:00 前办结。');
  });

  test('a deadline of another year names its year', () => {
    const next = { ...clock, dueAt: '2027-01-04T09:00:00.000Z' };
    expect(complaintSentence({ ...inHand, clock: next }, now)).toContain('最迟 2027年1月4日 17:00 前办结');
  });

  test('a missed deadline is said, not hidden', () => {
    const late = { ...clock, standing: 'overdue', dueAt: '2026-11-20T09:00:00.000Z' } as const;
    expect(complaintSentence({ ...inHand, clock: late }, now)).toBe(
      '正在由演示施工单位办理，本来应在 11月20日 17:00 前办结，现在已经超时。',
    );
  });

  test('a pause says what it waits for', () => {
    const paused = { ...clock, standing: 'paused' } as const;
    const extension = { from: '2026-11-19T02:00:00.000Z', why: 'extension' } as const;
    const asked = { ...inHand, clock: { ...paused, pauses: [asking] } };
    expect(complaintSentence(asked, now)).toContain('等您回答一个问题，时限暂停');
    expect(complaintSentence({ ...asked, mine: false }, now)).toContain('等反映的人补充，时限暂停');
    expect(complaintSentence({ ...inHand, clock: { ...paused, pauses: [extension] } }, now)).toContain(
      '已同意延期，时限暂停',
    );
    // A question that was asked after the extension is what it waits for.
    const both = { ...inHand, clock: { ...paused, pauses: [extension, asking] } };
    expect(complaintSentence(both, now)).toContain('等您回答一个问题，时限暂停');
  });

  test('办结 is not 解决: the filer is asked, neighbours read that it waits', () => {
    const done = { ...inHand, state: 'done', clock: null } as const;
    expect(complaintSentence(done, now)).toBe('承办单位说办好了，等您说一句：解决了没有。');
    expect(complaintSentence({ ...done, mine: false }, now)).not.toContain('解决了。');
  });

  test('到期未评 says that it does not count as solved', () => {
    expect(complaintSentence({ ...inHand, state: 'timedOut', clock: null }, now)).toContain('不算解决');
  });

  test.each(COMPLAINT_STATES)('%s has a sentence of its own', (state) => {
    const all = COMPLAINT_STATES.map((one) => complaintSentence({ ...inHand, clock: null, state: one }, now));
    expect(
      all.filter((words) => words === complaintSentence({ ...inHand, clock: null, state }, now)),
    ).toHaveLength(1);
  });
});

describe('how long it takes', () => {
  test('what goes on counts its days, also while it waits for the filer', () => {
    expect(daysWords({ state: 'submitted', days: 0 })).toBe('今天反映');
    expect(daysWords({ state: 'inProgress', days: 3 })).toBe('第 3 天');
    expect(daysWords({ state: 'done', days: 10 })).toBe('第 10 天');
  });

  test('what ended a fortnight ago within its first day was not filed today', () => {
    expect(daysWords({ state: 'withdrawn', days: 0 })).toBe('不到一天就结束了');
    expect(daysWords({ state: 'timedOut', days: 9 })).toBe('前后 9 天');
  });
});

describe('what waits for the filer', () => {
  test('a finished one waits for the last word, only with its filer', () => {
    expect(waitsForFiler({ state: 'done', mine: true })).toBe(true);
    expect(waitsForFiler({ state: 'done', mine: false })).toBe(false);
  });

  test('a question waits until it is answered, also when the clock runs again', () => {
    const openQuestion = { askedAt: asking.from, clockWaitsUntil: null };
    expect(waitsForFiler({ state: 'inProgress', openQuestion, mine: true })).toBe(true);
    expect(waitsForFiler({ state: 'inProgress', openQuestion, mine: false })).toBe(false);
    expect(waitsForFiler({ state: 'inProgress', mine: true })).toBe(false);
  });
});

import { finalFrom, refusedAct, roundAct } from '../../../miniapp/src/admin/roundActs.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';

const round: RoundView = {
  roundId: 'r',
  communityId: 'c',
  kind: 'menu',
  title: '点菜',
  status: 'open',
  opensAt: '2026-05-01T01:00:00Z',
  closesAt: '2026-05-20T10:00:00Z',
  questions: [],
  questionHash: 'a',
  disclosure: 'aggregate',
  rule: {
    thresholdPercent: 80,
    thresholdSource: null,
    counts: 'answered',
    answerOnce: false,
    improveMinPercent: 50,
    basicObjectionDivisor: 3,
    upgradeBudgetFen: 0,
    tieRule: 'cheaper-first',
    smallCellK: 5,
    objectionDays: 5,
  },
  precedence: { order: 'relation-then-act', text: '' },
  channels: ['app'],
};
const now = Date.parse('2026-05-12T00:00:00Z');

test.each([
  ['draft', '开始征集'],
  ['open', '截止征集'],
  ['closed', '结果定稿'],
  ['final', undefined],
  ['cancelled', undefined],
] as const)('a round that is %s offers %s', (status, label) => {
  expect(roundAct({ ...round, status }, now)?.label).toBe(label);
});

test('five days of objections count from the real close, not from the planned one', () => {
  const closed = { ...round, status: 'closed', closedAt: '2026-05-10T02:00:00Z' } as const;
  expect(finalFrom(closed)).toBe('2026-05-15T02:00:00.000Z');
  expect(roundAct(closed, now)?.notYet).toBe('异议期到 2026年5月15日 10:00，之后才能定稿。');
  expect(roundAct(closed, Date.parse('2026-05-15T02:00:00Z'))?.notYet).toBeUndefined();
});

const refusal = { message: '', status: 409, details: {} };

test('every fault of a round that cannot pass is named with its place', () => {
  const { lines } = refusedAct({
    ...refusal,
    code: 'round/cannot-pass',
    details: {
      faults: [
        { path: 'closesAt', code: 'not-after-opening', sentence: '截止时间要晚于开始时间。' },
        { path: 'questions', code: 'empty', sentence: '一道题也没有。' },
      ],
    },
  });
  expect(lines).toEqual(['截止时间要晚于开始时间。', '一道题也没有。']);
});

test('whoever entered answers hears that another person has to close', () => {
  expect(refusedAct({ ...refusal, code: 'round/own-entry' })).toEqual({
    title: '办理过本轮入户登记的人不能开始或截止本轮征集。',
    lines: ['登记和截止要由两个人办，请换一位没有办过入户登记的管理员。'],
  });
});

test('disputes that hold a result up are counted, with the day from which they no longer do', () => {
  const details = { until: '2026-05-20T02:00:00.000Z', openDisputes: 2, disputeIds: ['c:7', 'c:9'] };
  expect(refusedAct({ ...refusal, code: 'round/disputes-open', details })).toEqual({
    title: '还有异议没有处理，处理完或到期后才能定稿。',
    lines: ['还有 2 件异议没有处理，请到核查台核实。', '2026年5月20日 10:00 之后可以定稿。'],
  });
});

test('too early to settle says from when', () => {
  const details = { until: '2026-05-15T02:00:00.000Z' };
  expect(refusedAct({ ...refusal, code: 'round/not-finalisable', details }).lines).toEqual([
    '2026年5月15日 10:00 之后可以定稿。',
  ]);
});

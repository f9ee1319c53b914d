import fc from 'fast-check';
import { RATE_FIGURES } from '../../../shared/complaint/complaintRates.ts';
import { countsIn } from '../../../shared/complaint/figureSpans.ts';
import { ratePeriod, rateRow, sumRows } from '../../../shared/complaint/rates.ts';
import { DAY, fold, HOUR, MONDAY, says, tell, WAY_TO, type Step } from '../../support/complaintStory.ts';
import { complaintWalk } from '../../support/complaintWalk.ts';
import { naiveFigures } from '../../support/naiveRates.ts';

function figuresAt(steps: readonly Step[], at: number): readonly string[] {
  const folded = fold(tell(steps));
  return RATE_FIGURES.filter((figure) => countsIn(folded, figure, at));
}
const soon = MONDAY + 12 * DAY;
const reopen = says('filer', 'reopen', { text: '还在漏', rating: 2 });

describe('解决率 = 确认解决 ÷（确认解决 + 最终未解决 + 客观无法解决）', () => {
  test('未评价 is in none of them', () => {
    expect(figuresAt(WAY_TO.timedOut, soon)).toEqual(['filed', 'due', 'respondedInTime', 'unrated']);
  });

  test('rejected, merged and withdrawn count nowhere', () => {
    for (const state of ['rejected', 'merged', 'withdrawn'] as const)
      for (const figure of ['confirmed', 'reopenedAtEnd', 'closedUnresolved', 'unrated'])
        expect(figuresAt(WAY_TO[state], soon)).not.toContain(figure);
    const withdrawn = [...WAY_TO.reopened, says('filer', 'withdraw')];
    expect(figuresAt(withdrawn, soon)).not.toContain('reopenedAtEnd');
  });

  test('未解决 stays the last word while it is worked on, done and timed out again', () => {
    const again = [...WAY_TO.reopened, says('handler', 'start'), says('handler', 'done')];
    expect(figuresAt(again, soon)).toContain('reopenedAtEnd');
    const silent = [...again, says('clock', 'timeOut', { after: 7 * 24 })];
    expect(figuresAt(silent, soon)).toEqual(expect.arrayContaining(['reopenedAtEnd', 'unrated']));
    const confirmed = [...again, says('filer', 'confirm')];
    expect(figuresAt(confirmed, soon)).toContain('confirmed');
    expect(figuresAt(confirmed, soon)).not.toContain('reopenedAtEnd');
  });

  test('a case is counted once, whatever it has been through', () => {
    const closed = [
      ...WAY_TO.reopened,
      says('handler', 'start'),
      says('communityAdmin', 'closeUnresolved', { text: '产权单位已注销' }),
      says('districtBureau', 'closeUnresolved', { approve: true }),
    ];
    expect(figuresAt(closed, soon)).toContain('closedUnresolved');
    expect(figuresAt(closed, soon)).not.toContain('reopenedAtEnd');
  });

  test('a period that has ended is judged as it stood at its end', () => {
    const late = [...WAY_TO.done, reopen, says('communityAdmin', 'escalate', { after: 100 })];
    const solved = [
      ...late,
      says('communityAdmin', 'assign'),
      says('handler', 'start'),
      says('handler', 'done'),
    ];
    const steps = [...solved, says('filer', 'confirm', { rating: 5, after: 400 })];
    expect(figuresAt(steps, MONDAY + 3 * DAY)).toEqual([
      'filed',
      'due',
      'respondedInTime',
      'reopenedAtEnd',
      'rated',
    ]);
    expect(figuresAt(steps, MONDAY + 60 * DAY)).toEqual([
      'filed',
      'due',
      'respondedInTime',
      'confirmed',
      'rated',
      'satisfied',
    ]);
  });
});

describe('响应率 = 按时回应 ÷ 应回应', () => {
  const due = MONDAY + 72 * HOUR;

  test('a deadline that is still to come is not due; an answer before it is', () => {
    expect(figuresAt(WAY_TO.accepted, due - 1)).toEqual(['filed']);
    expect(figuresAt(WAY_TO.accepted, due)).toEqual(['filed', 'due']);
    expect(figuresAt(WAY_TO.inProgress, MONDAY + 3 * HOUR)).toEqual(['filed', 'due', 'respondedInTime']);
  });

  test('an answer that came late is due and not in time', () => {
    const late = [...WAY_TO.accepted, { by: 'worker' as const, text: '抱歉', after: 80 }];
    expect(figuresAt(late, soon)).toEqual(['filed', 'due']);
  });

  test('what was taken back before the deadline was never due, after it it was', () => {
    expect(figuresAt([says('filer', 'withdraw', { after: 71 })], soon)).toEqual(['filed']);
    expect(figuresAt([says('filer', 'withdraw', { after: 73 })], soon)).toEqual(['filed', 'due']);
  });
});

test('满意率 counts the last rating, from four of five', () => {
  expect(figuresAt([...WAY_TO.done, says('filer', 'confirm', { rating: 3 })], soon)).toContain('rated');
  expect(figuresAt([...WAY_TO.done, says('filer', 'confirm', { rating: 3 })], soon)).not.toContain(
    'satisfied',
  );
  expect(figuresAt([...WAY_TO.done, says('filer', 'confirm', { rating: 4 })], soon)).toContain('satisfied');
  expect(figuresAt([...WAY_TO.done, says('filer', 'confirm')], soon)).not.toContain('rated');
});

test('every figure of every course is the one that is counted a second time from the entries', () => {
  fc.assert(
    fc.property(complaintWalk, fc.integer({ min: -10, max: 3000 }), (entries, hours) => {
      const at = (entries[0]?.at ?? 0) + hours * HOUR;
      const folded = fold(entries);
      const counted = RATE_FIGURES.map((figure) => [figure, countsIn(folded, figure, at)]);
      expect(Object.fromEntries(counted)).toEqual(naiveFigures(entries, at));
    }),
    { numRuns: 400 },
  );
});

test('no case stands twice in the denominator of 解决率', () => {
  fc.assert(
    fc.property(complaintWalk, fc.integer({ min: 0, max: 3000 }), (entries, hours) => {
      const folded = fold(entries);
      const at = (entries[0]?.at ?? 0) + hours * HOUR;
      const judged = (['confirmed', 'reopenedAtEnd', 'closedUnresolved'] as const).filter((figure) =>
        countsIn(folded, figure, at),
      );
      expect(judged.length).toBeLessThanOrEqual(1);
    }),
  );
});

test('what the entries add up to does not depend on how they were written: all at once or one by one', () => {
  fc.assert(
    fc.property(complaintWalk, (entries) => {
      const folded = fold(entries);
      expect(folded.version).toBe(entries.length);
      expect(fold(entries.map((entry) => ({ ...entry })))).toEqual(folded);
      expect(folded.actAt === null || folded.actAt > folded.filedAt).toBe(true);
      for (const { startedAt, soonAt, dueAt } of folded.clocks)
        expect(startedAt <= soonAt && soonAt <= dueAt).toBe(true);
    }),
  );
});

describe('the table', () => {
  test('rates are floored per mille, and null where there is nothing to divide by', () => {
    const row = rateRow('a', 'A', {
      due: 3,
      respondedInTime: 2,
      confirmed: 1,
      reopenedAtEnd: 1,
      closedUnresolved: 1,
    });
    expect([row.respondedPermille, row.resolvedPermille, row.satisfiedPermille]).toEqual([666, 333, null]);
    expect(rateRow('b', 'B', {}).resolvedPermille).toBeNull();
    expect(rateRow('c', 'C', { due: 1000, respondedInTime: 999 }).respondedPermille).toBe(999);
  });

  test('its last line is the sum of the figures, not the mean of the rates', () => {
    const rows = [
      rateRow('a', 'A', { due: 1, respondedInTime: 1 }),
      rateRow('b', 'B', { due: 9, respondedInTime: 0 }),
    ];
    expect(sumRows(rows)).toMatchObject({ label: '合计', respondedPermille: 100 });
  });

  test('a period is of days in China, both included, and looked at from now while it lasts', () => {
    const now = Date.parse('2026-03-31T17:00:00Z');
    expect(ratePeriod({ from: '2026-03-01', to: '2026-03-31' }, now)).toEqual({
      from: '2026-03-01',
      to: '2026-03-31',
      start: Date.parse('2026-02-28T16:00:00Z'),
      before: Date.parse('2026-03-31T16:00:00Z'),
      at: Date.parse('2026-03-31T15:59:59.999Z'),
    });
    expect(ratePeriod({}, now)).toMatchObject({ from: '2025-04-02', to: '2026-04-01', at: now });
  });
});

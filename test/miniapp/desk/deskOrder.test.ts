import { byDueTime } from '../../../miniapp/src/desk/byDueTime.ts';
import { heatOf } from '../../../miniapp/src/desk/heat.ts';
import { nextStep } from '../../../miniapp/src/desk/nextStep.ts';
import { shortText } from '../../../miniapp/src/desk/shortText.ts';
import { COMPLAINT_STATES } from '../../../shared/complaint/complaint.ts';
import { verbRow } from '../../../shared/complaint/verbTable.ts';
import { clockDue, complaintLine } from './complaintLine.ts';

test('a firm sees first what is due first; what waits for somebody else comes last, the older the earlier', () => {
  const lines = [
    complaintLine({ complaintId: 'none-young', filedAt: '2031-05-08T00:00:00.000Z' }),
    complaintLine({ complaintId: 'late', clock: clockDue('2031-05-07T01:00:00.000Z') }),
    complaintLine({ complaintId: 'none-old', filedAt: '2031-05-01T00:00:00.000Z' }),
    complaintLine({
      complaintId: 'paused',
      filedAt: '2031-05-02T00:00:00.000Z',
      clock: clockDue('2031-05-05T01:00:00.000Z', { standing: 'paused' }),
    }),
    complaintLine({ complaintId: 'soon', clock: clockDue('2031-05-06T01:00:00.000Z') }),
  ];
  expect(byDueTime(lines).map(({ complaintId }) => complaintId)).toEqual([
    'soon',
    'late',
    'none-old',
    'paused',
    'none-young',
  ]);
});

test('the large button of a firm is a verb that the table gives it in that state', () => {
  const offered = COMPLAINT_STATES.flatMap((state) => {
    const verb = nextStep(state);
    return verb === undefined ? [] : [[state, verb] as const];
  });
  expect(offered).toEqual([
    ['assigned', 'start'],
    ['inProgress', 'done'],
    ['reopened', 'start'],
  ]);
  for (const [state, verb] of offered) expect(verbRow(verb, state, 'handler')).toBeDefined();
});

test('lateness stands out before numbers, and one alone is never many', () => {
  expect(heatOf({ open: 1, overdue: 1 }, 9)).toBe('late');
  expect(heatOf({ open: 0, overdue: 0 }, 9)).toBe('none');
  expect(heatOf({ open: 4, overdue: 0 }, 9)).toBe('some');
  expect(heatOf({ open: 5, overdue: 0 }, 9)).toBe('many');
  expect(heatOf({ open: 1, overdue: 0 }, 1)).toBe('some');
});

test('a row shows the beginning in whole characters', () => {
  expect(shortText('漏水\n  三天')).toBe('漏水 三天');
  expect(shortText('🪜'.repeat(61))).toBe(`${'🪜'.repeat(60)}…`);
  expect(shortText(null)).toBe('（内容暂不显示）');
});

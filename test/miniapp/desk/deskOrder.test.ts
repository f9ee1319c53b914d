import { heatOf } from '../../../miniapp/src/desk/heat.ts';
import { nextStep } from '../../../miniapp/src/desk/nextStep.ts';
import { shortText } from '../../../miniapp/src/desk/shortText.ts';
import { COMPLAINT_STATES } from '../../../shared/complaint/complaint.ts';
import { verbRow } from '../../../shared/complaint/verbTable.ts';

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

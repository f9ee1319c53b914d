import { heatOf } from '../../../miniapp/src/desk/heat.ts';
import { nextStep, waitingWords } from '../../../miniapp/src/desk/nextStep.ts';
import { shortText } from '../../../miniapp/src/desk/shortText.ts';
import { COMPLAINT_STATES, type ComplaintState } from '../../../shared/complaint/complaint.ts';
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

test('a firm is told that it need do nothing only where it is somebody else’s turn (督办 stays with its holder)', () => {
  const words = (state: ComplaintState, holderWords: string) => waitingWords({ state, holderWords });
  expect(words('escalated', '演示施工单位')).toMatch(/还是您这里负责/);
  expect(words('extensionRequested', '社区')).toMatch(/等答复/);
  expect(words('returned', '社区')).toBe('现在由社区办，您不用做什么。');
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

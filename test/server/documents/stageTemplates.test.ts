import { findSourceDocument } from '../../../server/documents/sourceDocuments.ts';
import { stageTemplates } from '../../../server/documents/stageTemplates.ts';
import {
  GATE_IDS,
  MAIN_STAGES,
  overlappingSteps,
  type StageTemplate,
} from '../../../shared/plan/stageTemplate.ts';

function template(templateId: string): StageTemplate {
  const found = stageTemplates.find((each) => each.templateId === templateId);
  if (found === undefined) throw new Error(`no template ${templateId}`);
  return found;
}

test('利通区 has six steps, 纳雍县 five, 象山区 six', () => {
  expect(stageTemplates.map((each) => [each.templateId, each.steps.length])).toEqual([
    ['litong-2025', 6],
    ['nayong-2022', 5],
    ['xiangshan-2020', 6],
  ]);
});

test.each(stageTemplates.map((each) => [each.templateId, each] as const))(
  '%s: every step is named and placed as in its document',
  (templateId, each) => {
    const rows =
      findSourceDocument(templateId)?.tables.find((table) => table.tableId === 'steps')?.rows ?? [];
    expect(each.steps.map((step) => [step.name, step.clause])).toEqual(
      rows.map((row) => [row.step, row.clause]),
    );
  },
);

test.each(stageTemplates.map((each) => [each.templateId, each] as const))(
  '%s: every main stage stands in the order once, so that no gate is lost',
  (_, each) => {
    expect([...each.order].sort()).toEqual([...MAIN_STAGES].sort());
    expect(Object.keys(each.gates).sort()).toEqual([...GATE_IDS]);
  },
);

test.each(stageTemplates.map((each) => [each.templateId, each] as const))(
  '%s: every step covers a stage, steps are listed by their start, and no window ends before it starts',
  (_, each) => {
    expect(each.steps.filter((step) => step.stages.length === 0)).toEqual([]);
    for (const step of each.steps) expect((step.startsOn ?? '') <= (step.endsOn ?? '')).toBe(true);
    const starts = each.steps.flatMap((step) => step.startsOn ?? []);
    expect(starts).toEqual([...starts].sort());
  },
);

test('利通区: October 2024 to December 2025, one step after the other', () => {
  const { steps } = template('litong-2025');
  expect(steps.map((step) => [step.startsOn, step.endsOn])).toEqual([
    ['2024-10-01', '2024-10-31'],
    ['2024-12-01', '2024-12-31'],
    ['2025-03-01', '2025-03-31'],
    ['2025-04-01', '2025-10-31'],
    ['2025-11-01', '2025-11-30'],
    ['2025-12-01', '2025-12-31'],
  ]);
  expect(overlappingSteps(template('litong-2025'))).toEqual([]);
});

test('纳雍县 gives no dates and none are invented', () => {
  const { steps } = template('nayong-2022');
  expect(steps.filter((step) => step.startsOn !== undefined || step.endsOn !== undefined)).toEqual([]);
  expect(overlappingSteps(template('nayong-2022'))).toEqual([]);
});

test('象山区: the windows are the document’s and six pairs of steps run at the same time', () => {
  const xiangshan = template('xiangshan-2020');
  const rows =
    findSourceDocument('xiangshan-2020')?.tables.find((table) => table.tableId === 'steps')?.rows ?? [];
  expect(xiangshan.steps.map((step) => [step.startsOn, step.endsOn])).toEqual(
    rows.map((row) => [row.startsOn, row.endsOn]),
  );
  expect(overlappingSteps(xiangshan)).toEqual([
    ['design', 'estimate'],
    ['design', 'tender'],
    ['estimate', 'tender'],
    ['estimate', 'build'],
    ['tender', 'build'],
    ['build', 'accept'],
  ]);
});

test('象山区 lists a community before its design', () => {
  const { order } = template('xiangshan-2020');
  expect(order.indexOf('listed')).toBeLessThan(order.indexOf('design'));
});

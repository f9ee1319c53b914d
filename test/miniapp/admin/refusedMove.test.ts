import { refusedMove } from '../../../miniapp/src/admin/refusedMove.ts';

test('a closed gate says how many households are missing, the numbers and the clause (东河区2024年方案 三（一）1)', () => {
  const details = {
    gate: 'G1',
    cause: 'households-missing',
    answered: 17,
    denominator: 24,
    thresholdPercent: 80,
    need: 3,
    thresholdSource: { document: '东河区2024年方案', clause: '三（一）1' },
  };
  expect(refusedMove({ code: 'stage/gate-closed', details })).toEqual({
    title: '前置条件还没有满足，不能进入下一阶段。',
    lines: ['征集率：还差 3 户就够 80%（已征集 17/24 户）。', '依据：东河区2024年方案 三（一）1'],
  });
});

test('a threshold without a source says that it is a default of the example', () => {
  const details = { gate: 'G1', cause: 'nobody-to-ask', thresholdSource: null };
  expect(refusedMove({ code: 'stage/gate-closed', details }).lines).toEqual([
    '征集率：没有计入的住户，不能通过。',
    '示例默认（尚未指明依据）',
  ]);
});

test('a gate without evidence says what it asks for', () => {
  const details = { gate: 'G3', cause: 'evidence-missing', thresholdSource: null };
  expect(refusedMove({ code: 'stage/gate-closed', details }).lines).toEqual([
    '专家评审：系统里还没有依据。专家评审意见为通过或有条件通过。',
  ]);
});

test('another refusal, or details of a newer server, leave the plain sentence', () => {
  expect(refusedMove({ code: 'stage/not-allowed', details: { next: 'design' } }).lines).toEqual([]);
  expect(refusedMove({ code: 'stage/gate-closed', details: { gate: 'G9' } }).lines).toEqual([]);
});

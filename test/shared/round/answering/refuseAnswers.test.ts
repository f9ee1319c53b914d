import fc from 'fast-check';
import type { Question } from '../../../../shared/round/question.ts';
import { refuseAnswers, type GivenAnswer } from '../../../../shared/round/answering/refuseAnswers.ts';
import { questionBase, stance } from '../../../support/roundFixtures.ts';

const options = [
  { optionId: 'a', label: '甲', costFen: 600 },
  { optionId: 'b', label: '乙', costFen: 500 },
  { optionId: 'c', label: '丙', costFen: 400 },
];
const questions: Question[] = [
  { ...questionBase, questionId: 'single', type: 'single', options },
  stance('lamp', { reasonRequiredFor: ['no'] }),
  { ...questionBase, questionId: 'multiple', type: 'multiple', options, min: 1, max: 2 },
  { ...questionBase, questionId: 'ranking', type: 'ranking', options, min: 2, max: 3 },
  { ...questionBase, questionId: 'basket', type: 'basket', options, budgetFen: 1000 },
  { ...questionBase, questionId: 'rating', type: 'rating' },
  {
    ...questionBase,
    questionId: 'matrix',
    type: 'matrix',
    rows: [
      { rowId: 'road', label: '路平' },
      { rowId: 'light', label: '灯亮' },
    ],
  },
  { ...questionBase, questionId: 'text', type: 'text', maxLength: 5 },
  stance('lift', { scope: ['unit-9'] }),
];
const inScope = questions.map(({ questionId }) => questionId).filter((id) => id !== 'lift');
const refusalOf = (answers: readonly GivenAnswer[]) => refuseAnswers(questions, inScope, answers);
const faultsOf = (answers: readonly GivenAnswer[]) =>
  (refusalOf(answers)?.fields ?? []).map(({ path, code }) => `${path} ${code}`);

describe('answers that fit their question are taken (api.md "Question types and values")', () => {
  test.each<[string, unknown]>([
    ['single', 'a'],
    ['lamp', 'yes'],
    ['lamp', 'indifferent'],
    ['multiple', ['a']],
    ['multiple', ['b', 'a']],
    ['ranking', ['c', 'a']],
    ['ranking', ['c', 'a', 'b']],
    ['basket', ['a', 'c']],
    ['rating', 1],
    ['rating', 5],
    ['matrix', { road: 1, light: 5 }],
    ['text', '灯不够亮'],
    ['text', '五个字正好'],
    ['text', '😀😀😀😀😀'],
  ])('%s: %p', (questionId, value) => {
    expect(refusalOf([{ questionId, value }])).toBeUndefined();
  });
});

describe('answers that do not fit are refused with their place and a stable word', () => {
  test.each<[string, unknown, string[]]>([
    ['single', 'z', ['answers[0].value not-an-option']],
    ['single', ['a'], ['answers[0].value wrong-type']],
    ['single', { $ne: 'a' }, ['answers[0].value wrong-type']],
    ['lamp', 'YES', ['answers[0].value not-an-option']],
    ['lamp', true, ['answers[0].value wrong-type']],
    ['multiple', [], ['answers[0].value too-few']],
    ['multiple', ['a', 'b', 'c'], ['answers[0].value too-many']],
    ['multiple', ['a', 'a'], ['answers[0].value[1] repeated']],
    ['multiple', ['a', 'z'], ['answers[0].value[1] not-an-option']],
    ['multiple', ['a', 1], ['answers[0].value[1] wrong-type']],
    ['multiple', 'a', ['answers[0].value wrong-type']],
    ['ranking', ['a'], ['answers[0].value too-few']],
    ['ranking', ['a', 'b', 'a'], ['answers[0].value[2] repeated']],
    ['basket', ['a', 'b'], ['answers[0].value over-budget']],
    ['basket', ['c', 'c'], ['answers[0].value[1] repeated']],
    ['rating', 0, ['answers[0].value out-of-range']],
    ['rating', 6, ['answers[0].value out-of-range']],
    ['rating', 3.5, ['answers[0].value out-of-range']],
    ['rating', NaN, ['answers[0].value out-of-range']],
    ['rating', '5', ['answers[0].value wrong-type']],
    ['matrix', { road: 3 }, ['answers[0].value.light required']],
    ['matrix', { road: 3, light: 6 }, ['answers[0].value.light out-of-range']],
    ['matrix', { road: 3, light: 3, lift: 3 }, ['answers[0].value.lift unknown-row']],
    ['matrix', [3, 3], ['answers[0].value wrong-type']],
    ['matrix', null, ['answers[0].value wrong-type']],
    ['matrix', JSON.parse('{"road":3,"light":3,"__proto__":3}'), ['answers[0].value.__proto__ unknown-row']],
    ['text', '   ', ['answers[0].value empty']],
    ['text', '六个字就太长', ['answers[0].value too-long']],
    ['text', '😀😀😀😀😀😀', ['answers[0].value too-long']],
    ['text', 5, ['answers[0].value wrong-type']],
    ['gone', 'a', ['answers[0].questionId unknown-question']],
    ['lift', 'yes', ['answers[0].questionId out-of-scope']],
  ])('%s: %p', (questionId, value, faults) => {
    expect(faultsOf([{ questionId, value }])).toEqual(faults);
    expect(refusalOf([{ questionId, value }])?.refused).toBe('request/invalid-field');
  });

  test('no answers at all', () => {
    expect(faultsOf([])).toEqual(['answers empty']);
  });

  test('a blank form is not an answer, even where each blank would be allowed', () => {
    expect(faultsOf([{ questionId: 'basket', value: [] }])).toEqual(['answers empty']);
    expect(
      refusalOf([
        { questionId: 'basket', value: [] },
        { questionId: 'lamp', value: 'yes' },
      ]),
    ).toBeUndefined();
  });

  test('one question answered twice', () => {
    expect(
      faultsOf([
        { questionId: 'single', value: 'a' },
        { questionId: 'single', value: 'b' },
      ]),
    ).toEqual(['answers[1].questionId repeated']);
  });

  test('every fault is told at once', () => {
    expect(
      faultsOf([
        { questionId: 'single', value: 'z' },
        { questionId: 'rating', value: 9 },
      ]),
    ).toEqual(['answers[0].value not-an-option', 'answers[1].value out-of-range']);
  });
});

describe('required questions', () => {
  const required = questions.map((question) => ({ ...question, required: question.questionId !== 'text' }));

  test('a missing one is named by its place in the round', () => {
    const [first, second] = required;
    if (first === undefined || second === undefined) throw new Error('fixture');
    expect(
      refuseAnswers([first, second], ['single', 'lamp'], [{ questionId: 'lamp', value: 'yes' }])?.fields,
    ).toEqual([{ path: 'questions[0]', code: 'required' }]);
  });

  test('one that is put to another staircase is not missing', () => {
    const lift = stance('lift', { scope: ['unit-9'], required: true });
    const lamp = stance('lamp', { required: true });
    expect(refuseAnswers([lamp, lift], ['lamp'], [{ questionId: 'lamp', value: 'no' }])).toBeUndefined();
  });
});

describe('reasons', () => {
  test.each<[string, GivenAnswer, string[]]>([
    ['needed and missing', { questionId: 'lamp', value: 'no' }, ['answers[0].reason reason-required']],
    [
      'needed and blank',
      { questionId: 'lamp', value: 'no', reason: ' ' },
      ['answers[0].reason reason-required'],
    ],
    ['needed and given', { questionId: 'lamp', value: 'no', reason: '太亮' }, []],
    ['not needed and missing', { questionId: 'lamp', value: 'yes' }, []],
    ['not needed and given', { questionId: 'rating', value: 3, reason: '还行' }, []],
    ['500 characters', { questionId: 'lamp', value: 'no', reason: '长'.repeat(500) }, []],
    [
      '501 characters',
      { questionId: 'lamp', value: 'no', reason: '长'.repeat(501) },
      ['answers[0].reason too-long'],
    ],
  ])('%s', (_, answer, faults) => {
    expect(faultsOf([answer])).toEqual(faults);
  });
});

test('whatever is sent as a value, the check answers and does not fall over', () => {
  fc.assert(
    fc.property(fc.constantFrom(...inScope), fc.jsonValue(), (questionId, value) => {
      const refusal = refusalOf([{ questionId, value }]);
      expect(refusal === undefined || (refusal.fields?.length ?? 0) > 0).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

import {
  differingQuestions,
  formsToShow,
  refuseCheck,
  refuseForm,
  refuseReceived,
  type RoundForms,
} from '../../../../shared/round/answering/paperForm.ts';
import type { Answer, Question } from '../../../../shared/round/question.ts';

// Paper forms: ledger.md, "Against invented answers" 2.

const forms: RoundForms = {
  printed: new Set(['A', 'B', 'C']),
  received: new Set(['B']),
  keyed: new Map([
    ['B', 7],
    ['C', 8],
  ]),
  batches: [3],
};
const standingOf = (seq: number) => (seq === 8 ? 'removed' : 'live');

test('a form is keyed once, and again only when its entry was struck out', () => {
  const refusalOf = (serial: string) => refuseForm({ forms, serial, standingOf })?.refused;
  expect(['A', 'B', 'C', 'D'].map(refusalOf)).toEqual([
    undefined,
    'response/form-used',
    undefined,
    'response/form-unknown',
  ]);
});

test('only printed forms are handed in, each once; the refusal names them', () => {
  expect(refuseReceived(forms, ['A', 'C'])).toBeUndefined();
  expect(refuseReceived(forms, ['A', 'D'])?.details).toEqual({ serials: ['D'] });
  expect(refuseReceived(forms, ['A', 'B'])).toEqual({
    refused: 'form/already-received',
    details: { serials: ['B'] },
  });
});

test.each([
  ['nothing was keyed', undefined, false, 'case/not-waiting'],
  ['the entry is withdrawn', { actorId: 'one', standing: 'withdrawn' }, false, 'case/not-waiting'],
  ['the entry is disputed already', { actorId: 'one', standing: 'disputed' }, false, 'case/not-waiting'],
  ['the checker keyed it', { actorId: 'two', standing: 'live' }, false, 'case/own-entry'],
  ['the checker lives there', { actorId: 'one', standing: 'live' }, true, 'case/own-household'],
  ['somebody else keyed it', { actorId: 'one', standing: 'live' }, false, undefined],
] as const)('the second person: %s', (_, keyed, ownHousehold, code) => {
  expect(refuseCheck({ keyed, checkerId: 'two', ownHousehold })?.refused).toBe(code);
});

describe('two readings of one form', () => {
  const base = { required: true, scope: 'community', touchesProperty: false, section: 'general' } as const;
  const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, label: optionId }));
  const question = (questionId: string, rest: object) =>
    ({ questionId, title: questionId, ...base, ...rest }) as Question;
  const questions = [
    question('single', { type: 'single', options }),
    question('several', { type: 'multiple', options, min: 0, max: 3 }),
    question('order', { type: 'ranking', options, min: 0, max: 3 }),
    question('rows', { type: 'matrix', rows: [] }),
    question('words', { type: 'text', maxLength: 100 }),
  ];
  const read = (values: Readonly<Record<string, Answer['value']>>): Answer[] =>
    Object.entries(values).map(([questionId, value]) => ({ questionId, value }));
  const first = read({
    single: 'a',
    several: ['a', 'b'],
    order: ['a', 'b'],
    rows: { x: 1, y: 2 },
    words: '好',
  });

  test.each<[string, Readonly<Record<string, Answer['value']>>, readonly string[]]>([
    ['the same', {}, []],
    ['another choice', { single: 'b' }, ['single']],
    ['a set typed in another order', { several: ['b', 'a'] }, []],
    ['a ranking in another order', { order: ['b', 'a'] }, ['order']],
    ['rows typed in another order', { rows: { y: 2, x: 1 } }, []],
    ['another mark in a row', { rows: { x: 1, y: 3 } }, ['rows']],
    ['other words', { words: '很好' }, []],
  ])('%s', (_, change, differing) => {
    const values = Object.fromEntries(first.map(({ questionId, value }) => [questionId, value]));
    expect(differingQuestions(questions, first, read({ ...values, ...change }))).toEqual(differing);
  });

  test('a question that only one of them found answered', () => {
    expect(differingQuestions(questions, first, first.slice(1))).toEqual(['single']);
  });
});

test('a second person is shown what they may check first, the oldest entries first, fifty at most', () => {
  const waiting = Array.from({ length: 120 }, (_, at) => ({ seq: 120 - at, mine: at % 2 === 1 }));
  const shown = formsToShow(waiting);
  expect(shown.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, at) => 2 + at * 2));
  const few = formsToShow(waiting.slice(0, 3));
  expect(few.map(({ seq, mine }) => [seq, mine])).toEqual([
    [118, false],
    [120, false],
    [119, true],
  ]);
});

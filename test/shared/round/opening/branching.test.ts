import { questionsReached } from '../../../../shared/round/answering/branching.ts';
import type { Question } from '../../../../shared/round/question.ts';
import { refuseAnswers, type GivenAnswer } from '../../../../shared/round/answering/refuseAnswers.ts';
import { questionBase, stance } from '../../../support/roundFixtures.ts';

const options = [
  { optionId: 'a', label: '甲' },
  { optionId: 'b', label: '乙' },
];
const questions: Question[] = [
  stance('parking'),
  {
    ...questionBase,
    questionId: 'where',
    type: 'single',
    options,
    required: true,
    askedIf: { questionId: 'parking', optionIds: ['yes'] },
  },
  {
    ...questionBase,
    questionId: 'why',
    type: 'text',
    maxLength: 9,
    askedIf: { questionId: 'where', optionIds: ['b'] },
  },
  { ...questionBase, questionId: 'mark', type: 'rating' },
  {
    ...questionBase,
    questionId: 'low',
    type: 'text',
    maxLength: 9,
    askedIf: { questionId: 'mark', optionIds: ['1', '2'] },
  },
  { ...questionBase, questionId: 'several', type: 'multiple', options, min: 0, max: 2 },
  {
    ...questionBase,
    questionId: 'more',
    type: 'rating',
    required: true,
    askedIf: { questionId: 'several', optionIds: ['b'] },
  },
];
const ids = questions.map(({ questionId }) => questionId);
const always = ['parking', 'mark', 'several'];
const reached = (answers: readonly GivenAnswer[]) =>
  questionsReached(questions, answers).map(({ questionId }) => questionId);
const faultsOf = (answers: readonly GivenAnswer[], scope: readonly string[] = ids) =>
  (refuseAnswers(questions, scope, answers)?.fields ?? []).map(({ path, code }) => `${path} ${code}`);

describe('a question with a condition is asked of those whose earlier answer leads to it (product.md "branching")', () => {
  test.each<[string, readonly GivenAnswer[], readonly string[]]>([
    ['nothing answered', [], []],
    ['the answer that leads on', [{ questionId: 'parking', value: 'yes' }], ['where']],
    ['another answer', [{ questionId: 'parking', value: 'no' }], []],
    [
      'two steps',
      [
        { questionId: 'parking', value: 'yes' },
        { questionId: 'where', value: 'b' },
      ],
      ['where', 'why'],
    ],
    ['the second step without the first', [{ questionId: 'where', value: 'b' }], []],
    ['a low mark', [{ questionId: 'mark', value: 2 }], ['low']],
    ['a high mark', [{ questionId: 'mark', value: 3 }], []],
    ['one of several choices', [{ questionId: 'several', value: ['a', 'b'] }], ['more']],
    ['several choices without it', [{ questionId: 'several', value: ['a'] }], []],
  ])('%s', (_, answers, more) => {
    expect(reached(answers)).toEqual(ids.filter((id) => always.includes(id) || more.includes(id)));
  });

  test('a question outside the household’s scope leads nowhere', () => {
    const own = questions.filter(({ questionId }) => questionId !== 'parking');
    expect(
      questionsReached(own, [{ questionId: 'parking', value: 'yes' }]).map(({ questionId }) => questionId),
    ).toEqual(always.slice(1));
  });
});

describe('answers follow the branches', () => {
  test('required means required where asked', () => {
    expect(faultsOf([{ questionId: 'parking', value: 'no' }])).toEqual([]);
    expect(faultsOf([{ questionId: 'parking', value: 'yes' }])).toEqual(['questions[1] required']);
    expect(faultsOf([{ questionId: 'several', value: ['b'] }])).toEqual(['questions[6] required']);
  });

  test('an answer to a question that was not asked is refused', () => {
    expect(
      faultsOf([
        { questionId: 'parking', value: 'no' },
        { questionId: 'where', value: 'a' },
      ]),
    ).toEqual(['answers[1].questionId not-asked']);
    expect(faultsOf([{ questionId: 'low', value: '太慢' }])).toEqual(['answers[0].questionId not-asked']);
  });

  test('the order in which the answers are sent does not matter', () => {
    expect(
      faultsOf([
        { questionId: 'where', value: 'a' },
        { questionId: 'parking', value: 'yes' },
      ]),
    ).toEqual([]);
  });

  test('a question outside the scope is told as such, not as a branch', () => {
    expect(
      faultsOf(
        [{ questionId: 'where', value: 'a' }],
        ids.filter((id) => id !== 'where'),
      ),
    ).toEqual(['answers[0].questionId out-of-scope']);
  });
});

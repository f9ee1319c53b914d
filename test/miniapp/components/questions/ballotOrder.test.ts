import { ballotOptions, ballotSections } from '../../../../miniapp/src/components/questions/ballotOrder.ts';
import { moveRank, toggleRank } from '../../../../miniapp/src/components/questions/moveRank.ts';
import type { Question, QuestionSection } from '../../../../shared/round/question.ts';

const question = (questionId: string, section: QuestionSection, itemId?: string): Question => ({
  questionId,
  type: 'stance',
  title: questionId,
  section,
  required: true,
  scope: 'community',
  touchesProperty: false,
  options: [
    { optionId: 'yes', label: '要' },
    { optionId: 'no', label: '不要' },
    { optionId: 'indifferent', label: '无所谓' },
  ],
  ...(itemId === undefined ? {} : { itemId }),
});

const items = Array.from({ length: 8 }, (_, index) => question(`i${index}`, 'improve', `item${index}`));
const questions = [question('words', 'general'), question('first', 'improve'), ...items];
const ids = questions.map(({ questionId }) => questionId);
const improveOf = (seed: string): readonly string[] =>
  ballotSections(questions, ids, seed)[0]?.questions.map(({ questionId }) => questionId) ?? [];

describe('the order of a ballot', () => {
  it('puts the classes in their fixed order and leaves out what is not asked here', () => {
    expect(ballotSections(questions, ids, 's').map(({ section }) => section)).toEqual(['improve', 'general']);
    expect(ballotSections(questions, ['words'], 's').map(({ section }) => section)).toEqual(['general']);
  });

  it('is the same for a household every time and differs between households', () => {
    expect(improveOf('a')).toEqual(improveOf('a'));
    expect(improveOf('a')).not.toEqual(improveOf('b'));
    expect([...improveOf('a')].sort()).toEqual([...improveOf('b')].sort());
  });

  it('shuffles the items only: a question about all of them keeps its place', () => {
    for (const seed of ['a', 'b', 'c']) expect(improveOf(seed)[0]).toBe('first');
  });

  it('never turns 要 / 不要 / 无所谓 around', () => {
    for (const seed of ['a', 'b', 'c'])
      expect(ballotOptions(question('x', 'improve'), seed).map(({ optionId }) => optionId)).toEqual([
        'yes',
        'no',
        'indifferent',
      ]);
  });
});

describe('ranking by taps', () => {
  it('adds at the end, takes out, and moves one place at a time', () => {
    expect(toggleRank(['a', 'b'], 'c')).toEqual(['a', 'b', 'c']);
    expect(toggleRank(['a', 'b'], 'a')).toEqual(['b']);
    expect(moveRank(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moveRank(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
  });
});

import { answerLines } from '../../../../miniapp/src/components/questions/answerText.ts';
import type { Question } from '../../../../shared/round/question.ts';

const base = {
  title: '',
  section: 'general',
  required: false,
  scope: 'community',
  touchesProperty: false,
} as const;
const options = [
  { optionId: 'a', label: '换水管' },
  { optionId: 'b', label: '修路' },
];

describe('an answer in words', () => {
  it('names the choices as the ballot does', () => {
    const single: Question = { ...base, questionId: 'q', type: 'single', options };
    const multiple: Question = { ...base, questionId: 'q', type: 'multiple', options, min: 0, max: 2 };
    expect(answerLines(single, { questionId: 'q', value: 'b' })).toEqual(['修路']);
    expect(answerLines(multiple, { questionId: 'q', value: ['a', 'b'] })).toEqual(['换水管、修路']);
    expect(answerLines(multiple, { questionId: 'q', value: [] })).toEqual(['一样也不选']);
  });

  it('tells the places of a ranking', () => {
    const ranking: Question = { ...base, questionId: 'q', type: 'ranking', options, min: 0, max: 2 };
    expect(answerLines(ranking, { questionId: 'q', value: ['b', 'a'] })).toEqual([
      '第 1：修路',
      '第 2：换水管',
    ]);
  });

  it('reads marks as words, row by row', () => {
    const rating: Question = { ...base, questionId: 'q', type: 'rating' };
    const matrix: Question = {
      ...base,
      questionId: 'q',
      type: 'matrix',
      rows: [{ rowId: 'lamps', label: '灯亮' }],
    };
    expect(answerLines(rating, { questionId: 'q', value: 5 })).toEqual(['很满意']);
    expect(answerLines(matrix, { questionId: 'q', value: { lamps: 2 } })).toEqual(['灯亮：不满意']);
  });

  it('gives free words back as they were written', () => {
    const text: Question = { ...base, questionId: 'q', type: 'text', maxLength: 100 };
    expect(answerLines(text, { questionId: 'q', value: '早点开工' })).toEqual(['早点开工']);
  });
});

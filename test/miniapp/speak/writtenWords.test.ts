import { writtenWords } from '../../../miniapp/src/speak/writtenWords.ts';
import type { Question } from '../../../shared/round/question.ts';

const base = { section: 'general', required: false, scope: 'community', touchesProperty: false } as const;
const questions: readonly Question[] = [
  { ...base, questionId: 'roads', type: 'single', title: '修路？', options: [] },
  { ...base, questionId: 'words', type: 'text', title: '还有什么想说的？', maxLength: 100 },
];

describe('what my household wrote', () => {
  it('is its free words and its reasons, not its choices', () => {
    const answers = [
      { questionId: 'words', value: '早点开工' },
      { questionId: 'roads', value: 'object', reason: '怕吵' },
    ];
    expect(writtenWords(questions, answers).map(({ words }) => words)).toEqual(['怕吵', '早点开工']);
    expect(writtenWords(questions, [{ questionId: 'roads', value: 'accept' }])).toEqual([]);
  });
});

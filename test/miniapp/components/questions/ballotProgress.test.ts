import {
  ballotProgress,
  progressText,
  questionOfPath,
} from '../../../../miniapp/src/components/questions/ballotProgress.ts';
import type { Question } from '../../../../shared/round/question.ts';

const stance = (questionId: string, required = true): Question => ({
  questionId,
  type: 'stance',
  title: `要不要${questionId}？`,
  section: 'improve',
  required,
  scope: 'community',
  touchesProperty: false,
  options: [
    { optionId: 'yes', label: '要' },
    { optionId: 'no', label: '不要' },
    { optionId: 'indifferent', label: '无所谓' },
  ],
  reasonRequiredFor: ['no'],
});
const questions = [stance('greenery'), stance('lamps'), stance('bench', false)];
const ids = ['greenery', 'lamps', 'bench'];

describe('an unfinished ballot', () => {
  it('names every required question while nothing is chosen', () => {
    const progress = ballotProgress(questions, ids, []);
    expect(progress.unfinished).toEqual(['greenery', 'lamps']);
    expect(progressText(progress)).toBe('还有 2 题没选好');
  });

  it('counts a choice without its reason as unfinished, at its own question', () => {
    const progress = ballotProgress(questions, ids, [
      { questionId: 'greenery', value: 'yes' },
      { questionId: 'lamps', value: 'no' },
    ]);
    expect(progress.unfinished).toEqual(['lamps']);
    expect(progress.faults).toEqual({ lamps: ['reason-required'] });
    expect(progress.answered).toBe(2);
  });

  it('asks a household only for the questions put to it', () => {
    const progress = ballotProgress(questions, ['greenery'], [{ questionId: 'greenery', value: 'yes' }]);
    expect(progress).toEqual({ total: 1, answered: 1, unfinished: [], faults: {} });
    expect(progressText(progress)).toBe('必答的都选好了，还没有提交。');
  });

  it('finds the question behind a fault that the server names', () => {
    const sent = [{ questionId: 'lamps', value: 'yes' }];
    expect(questionOfPath('answers[0].value', questions, sent)).toBe('lamps');
    expect(questionOfPath('questions[2]', questions, sent)).toBe('bench');
    expect(questionOfPath('clientKey', questions, sent)).toBeUndefined();
  });
});

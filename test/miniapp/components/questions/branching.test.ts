import { askedIds } from '../../../../miniapp/src/components/questions/askedIds.ts';
import { ballotProgress } from '../../../../miniapp/src/components/questions/ballotProgress.ts';
import { ballotSections } from '../../../../miniapp/src/components/questions/ballotOrder.ts';
import { conditionText } from '../../../../miniapp/src/components/questions/conditionText.ts';
import { answersToSend } from '../../../../miniapp/src/components/questions/editAnswers.ts';
import type { Answer, Question } from '../../../../shared/round/question.ts';
import { refuseAnswers } from '../../../../shared/round/answering/refuseAnswers.ts';
import { questionBase, stance } from '../../../support/roundFixtures.ts';

const items = ['a', 'b', 'c', 'd'].map((id) => stance(id, { itemId: id, required: true }));
const follow: Question = {
  ...questionBase,
  section: 'improve',
  questionId: 'why',
  type: 'text',
  maxLength: 100,
  required: true,
  askedIf: { questionId: 'c', optionIds: ['no'] },
};
const mark: Question = { ...questionBase, questionId: 'mark', type: 'rating' };
const low: Question = {
  ...questionBase,
  questionId: 'low',
  type: 'text',
  maxLength: 9,
  askedIf: { questionId: 'mark', optionIds: ['1', '2'] },
};
const questions = [...items, follow, mark, low];
const ids = questions.map(({ questionId }) => questionId);
const all: Answer[] = items.map(({ questionId }) => ({ questionId, value: 'yes' }));
const withNo: Answer[] = all.map((one) => (one.questionId === 'c' ? { ...one, value: 'no' } : one));

describe('a ballot with conditions unfolds as it is answered', () => {
  it('asks what an answer leads to, right after its question, wherever the seed has put that', () => {
    expect(askedIds(questions, ids, all)).not.toContain('why');
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      const [improve] = ballotSections(questions, askedIds(questions, ids, withNo), seed);
      const order = improve?.questions.map(({ questionId }) => questionId) ?? [];
      expect(order.indexOf('why')).toBe(order.indexOf('c') + 1);
    }
  });

  it('counts a question only while it is asked', () => {
    expect(ballotProgress(questions, ids, all)).toMatchObject({ total: 5, answered: 4, unfinished: [] });
    expect(ballotProgress(questions, ids, withNo)).toMatchObject({ total: 6, unfinished: ['why'] });
  });

  it('does not send what was answered before another answer made it pointless', () => {
    const changedMind = [...all, { questionId: 'why', value: '太挤' }];
    expect(answersToSend(questions, ids, changedMind)).toEqual(all);
    expect(refuseAnswers(questions, ids, answersToSend(questions, ids, changedMind))).toBeUndefined();
  });

  it('says in words when a question is asked', () => {
    expect(conditionText(follow, questions)).toBe('第 3 题选了“不要”才问');
    expect(conditionText(low, questions)).toBe('第 6 题选了“很不满意”或“不满意”才问');
    expect(conditionText(mark, questions)).toBeUndefined();
  });
});

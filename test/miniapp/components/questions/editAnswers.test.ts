import {
  answersThatFit,
  answersToSend,
  setReason,
  setValue,
} from '../../../../miniapp/src/components/questions/editAnswers.ts';
import type { Question } from '../../../../shared/round/question.ts';

const everybody = { scope: 'community', touchesProperty: false, required: true } as const;
const accept: Question = {
  ...everybody,
  questionId: 'basic-roads',
  type: 'single',
  title: '修路，您同意吗？',
  section: 'basic',
  options: [
    { optionId: 'accept', label: '同意' },
    { optionId: 'object', label: '不同意' },
  ],
  reasonRequiredFor: ['object'],
};
const words: Question = {
  ...everybody,
  questionId: 'words',
  type: 'text',
  title: '还有什么想说的？',
  section: 'general',
  required: false,
  maxLength: 10,
};
const questions = [accept, words];
const ids = ['basic-roads', 'words'];

describe('answers on the phone', () => {
  it('a second tap replaces the first and keeps the reason that was written', () => {
    const first = setReason(setValue([], 'basic-roads', 'object'), 'basic-roads', '怕吵');
    expect(setValue(first, 'basic-roads', 'accept')).toEqual([
      { questionId: 'basic-roads', value: 'accept', reason: '怕吵' },
    ]);
  });

  it('an emptied text or an emptied list is no answer', () => {
    expect(setValue(setValue([], 'words', '漏水'), 'words', '')).toEqual([]);
    expect(setValue(setValue([], 'basket', ['a']), 'basket', [])).toEqual([]);
  });

  it('a reason is sent only with the choice that asks for one', () => {
    const answers = [{ questionId: 'basic-roads', value: 'accept', reason: '怕吵' }];
    expect(answersToSend(questions, ids, answers)).toEqual([{ questionId: 'basic-roads', value: 'accept' }]);
  });

  it('what is sent stands in ballot order, without blanks and without questions of other staircases', () => {
    const answers = [
      { questionId: 'words', value: '  ' },
      { questionId: 'lift', value: 'yes' },
      { questionId: 'basic-roads', value: 'object', reason: ' 怕吵 ' },
    ];
    expect(answersToSend(questions, ids, answers)).toEqual([
      { questionId: 'basic-roads', value: 'object', reason: '怕吵' },
    ]);
  });

  it('answers that still fit survive a change of the questions', () => {
    const answers = [
      { questionId: 'basic-roads', value: 'accept' },
      { questionId: 'words', value: '写得比新的上限还要长一些的话' },
      { questionId: 'gone', value: 'yes' },
    ];
    expect(answersThatFit(questions, answers)).toEqual([{ questionId: 'basic-roads', value: 'accept' }]);
  });
});

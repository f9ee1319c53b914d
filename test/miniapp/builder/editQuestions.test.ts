import { addOption, withOptions } from '../../../miniapp/src/builder/editOptions.ts';
import {
  freshId,
  moveAt,
  newQuestion,
  patchQuestion,
  putBack,
  replaceQuestion,
  takeOut,
} from '../../../miniapp/src/builder/editQuestions.ts';
import { QUESTION_TYPES } from '../../../miniapp/src/builder/questionTypes.ts';
import type { Question } from '../../../shared/round/question.ts';
import { questionFaults } from '../../../shared/round/opening/questionFaults.ts';
import { stance } from '../../support/roundFixtures.ts';

const questions = [stance('q1'), stance('q2'), stance('q3')];
const idsOf = (list: readonly Question[]) => list.map(({ questionId }) => questionId);

describe('editing the questions of a draft', () => {
  it('makes ids that nobody has', () => {
    expect(freshId('q', ['q1', 'q3'])).toBe('q2');
    expect(newQuestion('rating', questions).questionId).toBe('q4');
  });

  it.each(QUESTION_TYPES.map(({ type }) => type))(
    'a new %s lacks only what a person has to write',
    (type) => {
      const added = newQuestion(type, questions);
      const codes = questionFaults([{ ...added, title: '题' }]).map(({ code }) => code);
      for (const code of codes) expect(['empty', 'not-whole']).toContain(code);
    },
  );

  it('moves one place and stops at the edges', () => {
    expect(idsOf(moveAt(questions, 0, 1))).toEqual(['q2', 'q1', 'q3']);
    expect(idsOf(moveAt(questions, 2, -1))).toEqual(['q1', 'q3', 'q2']);
    expect(moveAt(questions, 0, -1)).toBe(questions);
    expect(moveAt(questions, 2, 1)).toBe(questions);
  });

  it('puts a removed question back where it stood, under another id if its own is taken', () => {
    const { left, removed } = takeOut(questions, 'q2');
    expect(idsOf(left)).toEqual(['q1', 'q3']);
    if (removed === undefined) throw new Error('nothing was removed');
    expect(idsOf(putBack(left, removed))).toEqual(['q1', 'q2', 'q3']);
    expect(idsOf(putBack([...left, newQuestion('text', left)], removed))).toEqual(['q1', 'q4', 'q3', 'q2']);
    expect(takeOut(questions, 'q9')).toEqual({ left: questions, removed: undefined });
  });

  it('leaves blank optional parts out', () => {
    const condition = { questionId: 'q1', optionIds: ['yes'] };
    const full = patchQuestion(stance('q4'), { help: '说明', reasonRequiredFor: ['no'], askedIf: condition });
    expect(full).toMatchObject({ help: '说明', reasonRequiredFor: ['no'], askedIf: condition });
    expect(patchQuestion(full, { help: '', reasonRequiredFor: [], askedIf: null })).toEqual(stance('q4'));
    expect(patchQuestion(full, { title: '改了' })).toEqual({ ...full, title: '改了' });
    expect(replaceQuestion([full, ...questions], { ...full, title: '换' })[0]?.title).toBe('换');
  });

  it('takes a reason away with its option', () => {
    const question = stance('q', { reasonRequiredFor: ['no'] });
    const without = question.options.filter(({ optionId }) => optionId !== 'no');
    expect(withOptions(question, without)).not.toHaveProperty('reasonRequiredFor');
    expect(addOption(question).options.at(-1)).toEqual({ optionId: 'o1', label: '' });
  });
});

import {
  effectSentence,
  resultGroups,
  resultSentences,
  scoreText,
  shortSentence,
} from '../../../miniapp/src/round/resultWords.ts';
import { answerAll, playRound } from '../../support/playRound.ts';
import { acts, stance, termsWith } from '../../support/roundFixtures.ts';

const CLOSED_AT = '2026-11-30T00:00:00.000Z';
const bench = stance('bench', { title: '要不要长椅？', itemId: 'bench' });
const fence = stance('fence', { title: '要不要围栏？' });
const drains = stance('drains', { title: '排水怎么修？', section: 'basic', reasonRequiredFor: ['no'] });

test('the rate comes first, then what is decided, in sentences', () => {
  const round = playRound(termsWith([bench, fence, drains]), 20);
  for (let at = 1; at <= 16; at += 1) {
    round.answer(`household-${at}`, {
      answers: [
        { questionId: 'bench', value: 'yes' },
        { questionId: 'fence', value: at > 8 ? 'no' : 'yes' },
        { questionId: 'drains', value: at > 8 ? 'no' : 'yes' },
      ],
    });
  }
  const result = round.result();
  expect(resultSentences(result)).toEqual(['20 户里有 16 户答复了，是 80.0%，已达到 80%。']);
  const nameOf = (itemId: string) => (itemId === 'bench' ? '长椅' : undefined);
  expect(resultGroups(result.questions, nameOf)).toEqual([
    { words: '按大家的答复，可以列入改造方案的', names: ['长椅'] },
    { words: '反对的较多、要先开会商议的', names: ['排水怎么修？'] },
    { words: '按大家的答复，这次不列入的', names: ['要不要围栏？'] },
  ]);
});

test('what still needs a vote is named', () => {
  const round = playRound(termsWith([bench]), 20);
  answerAll(round, 20, 'bench', 'yes');
  const result = round.result();
  const questions = result.questions.map((question) =>
    question.outcome.kind === 'improve'
      ? { ...question, outcome: { ...question.outcome, needsVote: true } }
      : question,
  );
  expect(resultGroups(questions, () => undefined)).toContainEqual({
    words: '业主依法另外表决通过以后才能施工的',
    names: ['要不要长椅？'],
  });
  expect(effectSentence({ kind: 'menu', questions })).toBe(
    '这是征求意见的统计，不是业主表决。最后改什么，以公示的改造方案为准。标着“需业主表决”的，业主依法表决通过以前不能施工。',
  );
});

test('a round that falls short says that nothing follows from it yet, before anything is called 列入', () => {
  const round = playRound(termsWith([bench]), 20);
  answerAll(round, 15, 'bench', 'yes');
  round.close(CLOSED_AT);
  const result = round.result();
  expect(shortSentence(result)).toBe('本轮没有达到 80%，不作为依据。');
  expect(resultSentences(result)[1]).toBe('本轮没有达到 80%，不作为依据。改造不能凭这一轮进入下一步。');
  // No stage rests on the rate of these.
  for (const kind of ['survey', 'satisfaction'] as const)
    expect(shortSentence({ ...result, kind })).toBeUndefined();
});

test('争议后不足 stands in the first sentence', () => {
  const round = playRound(termsWith([bench]), 20);
  answerAll(round, 15, 'bench', 'yes');
  const targetSeq = round.answer('household-16', acts['spoken at the door']);
  round.close(CLOSED_AT);
  round.enter({ kind: 'dispute', householdId: 'household-16', actorId: 'owner-1', targetSeq });
  expect(resultSentences(round.result())[0]).toBe(
    '20 户里有 15 户答复了，是 75.0%，还差 1 户就够 80%（争议后不足）。',
  );
});

test('a score is read in points and tenths', () => {
  expect([scoreText(816), scoreText(1000), scoreText(5), scoreText(null)]).toEqual([
    '81.6 分',
    '100.0 分',
    '0.5 分',
    '不公布',
  ]);
});

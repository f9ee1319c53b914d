import type { BasketQuestion, Question } from '../../../../shared/round/question.ts';
import { answerAll, playRound, type PlayedRound } from '../../../support/playRound.ts';
import { acts, exampleRule, questionBase, stance, termsWith } from '../../../support/roundFixtures.ts';

// ledger.md "Against invented answers" 3, 4 and 6: two lines, the margin question, the published figures.

const CLOSED_AT = '2026-11-30T00:00:00.000Z';
const bench = stance('bench');
const drains = stance('drains', { section: 'basic', reasonRequiredFor: ['no'] });

/** Staff entered these values for the last households, and each household disputes it. */
function dispute(round: PlayedRound, questionId: string, values: readonly string[], from: number): number[] {
  return values.map((value, at) => {
    const householdId = `household-${from + at}`;
    const targetSeq = round.answer(householdId, {
      ...acts['spoken at the door'],
      actorId: 'worker-1',
      answers: [{ questionId, value }],
    });
    round.enter({ kind: 'dispute', householdId, actorId: `owner of ${householdId}`, targetSeq });
    return targetSeq;
  });
}
const marginOf = (round: PlayedRound) => round.result().solicitation.margin;

describe('two lines', () => {
  test('disputed answers out, which is the line that counts, and in', () => {
    const round = playRound(termsWith([bench]), 20);
    answerAll(round, 15, 'bench', 'yes');
    dispute(round, 'bench', ['yes', 'no'], 16);
    const { participation, solicitation } = round.result();
    expect(solicitation.lines.without.official).toEqual(participation.official);
    expect(solicitation.lines).toMatchObject({
      without: { official: { answered: 15, denominator: 20, permille: 750, need: 1, met: false } },
      with: { official: { answered: 17, denominator: 20, permille: 850, need: 0, met: true } },
    });
  });

  test('an outcome says whether it is the same with them', () => {
    const round = playRound(termsWith([bench]), 30);
    answerAll(round, 10, 'bench', 'yes');
    answerAll(round, 10, 'bench', 'indifferent', 10);
    dispute(round, 'bench', ['no'], 21);
    expect(round.result().questions[0]).toMatchObject({
      outcome: { decision: 'included' },
      ifDisputed: { sameWithThem: false, survives: false },
    });
  });
});

describe('would the result survive if every disputed answer fell the other way?', () => {
  test.each<[string, Question, string, [number, number, number], string[], boolean]>([
    ['included, and enough to spare', bench, 'included', [15, 5, 0], ['yes', 'yes'], true],
    ['included by one household', bench, 'included', [11, 10, 0], ['yes'], false],
    ['not included, and one more 要 would not be enough', bench, 'not-included', [8, 12, 0], ['no'], true],
    ['not included, and one more 要 would do', bench, 'not-included', [10, 10, 0], ['no'], false],
    ['no meeting, and far from one', drains, 'included', [15, 5, 0], ['yes'], true],
    ['no meeting, by one objection', drains, 'included', [14, 7, 0], ['yes'], false],
    ['a meeting, whatever they say', drains, 'meeting-required', [5, 15, 0], ['no', 'no'], true],
    ['a meeting, by one objection', drains, 'meeting-required', [13, 7, 0], ['yes', 'yes'], false],
  ])('%s', (_, question, decision, [yes, no, indifferent], disputed, survives) => {
    const round = playRound(termsWith([question]), 40);
    const { questionId } = question;
    answerAll(round, yes, questionId, 'yes');
    answerAll(round, no, questionId, 'no', yes);
    answerAll(round, indifferent, questionId, 'indifferent', yes + no);
    dispute(round, questionId, disputed, 30);
    expect(round.result().questions[0]).toMatchObject({ outcome: { decision }, ifDisputed: { survives } });
    expect(marginOf(round).unsure).toEqual(survives ? [] : [question.title]);
  });

  test('the sentence names what may turn', () => {
    const round = playRound(termsWith([bench]), 20);
    answerAll(round, 15, 'bench', 'yes');
    expect(marginOf(round).sentence).toBe('现在没有还没处理的异议。');
    dispute(round, 'bench', ['yes'], 16);
    expect(marginOf(round).sentence).toBe(
      '有 1 户的答复有异议，还没有处理。如果这 1 户全部倒向另一边，可能会变的有：征集率是否达标。',
    );
    answerAll(round, 3, 'bench', 'yes', 16);
    expect(marginOf(round).sentence).toContain('都不会变');
  });

  const basket: BasketQuestion = {
    ...questionBase,
    questionId: 'basket',
    section: 'upgrade',
    type: 'basket',
    budgetFen: 10_000_000,
    options: [
      { optionId: 'care', label: '养老服务', costFen: 6_000_000 },
      { optionId: 'meals', label: '助餐点', costFen: 5_000_000 },
    ],
  };
  test.each([
    [8, 5, true],
    [8, 7, false],
    [8, 8, false],
  ])('提升类, %i against %i approvals and two disputed: %p', (care, meals, survives) => {
    const round = playRound(termsWith([basket]), 40);
    const choose = (householdId: string, value: string[]) =>
      round.answer(householdId, { answers: [{ questionId: 'basket', value }] });
    for (let at = 1; at <= care; at += 1) choose(`household-${at}`, ['care']);
    for (let at = care + 1; at <= care + meals; at += 1) choose(`household-${at}`, ['meals']);
    for (const householdId of ['household-30', 'household-31']) {
      const targetSeq = choose(householdId, ['care']);
      round.enter({ kind: 'dispute', householdId, actorId: 'owner-1', targetSeq });
    }
    expect(round.result().questions[0]?.ifDisputed?.survives).toBe(survives);
  });

  test('a dispute of an entry that another one of the household has replaced bears on nothing', () => {
    const round = playRound(termsWith([bench]), 20);
    answerAll(round, 15, 'bench', 'yes');
    const [targetSeq = -1] = dispute(round, 'bench', ['no'], 16);
    round.answer('household-16', { answers: [{ questionId: 'bench', value: 'yes' }] });
    expect(targetSeq).toBeGreaterThan(0);
    expect(round.result().questions[0]?.ifDisputed).toBeUndefined();
  });
});

describe('published figures of the record', () => {
  test('disputes, voids, withdrawals, superseded and late answers, notices', () => {
    const round = playRound(termsWith([bench], { rule: { ...exampleRule, lateEntries: 'untilFinal' } }), 20);
    answerAll(round, 10, 'bench', 'yes');
    round.answer('household-1', { answers: [{ questionId: 'bench', value: 'no' }] });
    const [first = 0, second = 0, third = 0] = dispute(round, 'bench', ['yes', 'yes', 'yes'], 11);
    const about = (householdId: string, targetSeq: number) => ({
      householdId,
      actorId: 'admin-1',
      targetSeq,
    });
    round.enter({ kind: 'disputeResolve', ...about('household-11', first), upheld: true });
    round.enter({ kind: 'disputeResolve', ...about('household-12', second), upheld: false });
    round.enter({ kind: 'void', ...about('household-13', third) });
    round.enter({
      kind: 'withdraw',
      householdId: 'household-2',
      actorId: 'owner of household-2',
      relation: 'owner',
    });
    round.close(CLOSED_AT);
    round.answer('household-15', { ...acts['spoken at the door'], visitedAt: '2026-11-10T02:00:00.000Z' });
    round.enter({ kind: 'notice', ...about('household-11', first), delivered: true });
    round.enter({ kind: 'notice', ...about('household-12', second), delivered: false });
    expect(round.result().solicitation.record).toMatchObject({
      disputes: { open: 0, upheld: 1, dismissed: 1 },
      voided: 1,
      withdrawn: 1,
      superseded: 1,
      late: 1,
      notices: { owed: 4, undelivered: 3 },
    });
  });

  test('share by channel, small ones withheld so that none can be subtracted', () => {
    const round = playRound(termsWith([bench]), 30);
    answerAll(round, 18, 'bench', 'yes');
    for (const at of [19, 20]) round.answer(`household-${at}`, acts['spoken at the door']);
    const { channels } = round.result().solicitation.record;
    expect(channels.map(({ channel, households }) => [channel, households])).toEqual([
      ['app', null],
      ['web', 0],
      ['paper', 0],
      ['door', null],
      ['meeting', 0],
      ['designer', 0],
      ['call', 0],
    ]);
  });
});

describe('numbers of the close and of the final result (docs/decisions/late-entries.md)', () => {
  const late = (round: PlayedRound, at: number, value: string) =>
    round.answer(`household-${at}`, {
      ...acts['spoken at the door'],
      visitedAt: '2026-11-10T02:00:00.000Z',
      answers: [{ questionId: 'bench', value }],
    });
  const closed = (): PlayedRound => {
    const round = playRound(termsWith([bench], { rule: { ...exampleRule, lateEntries: 'untilFinal' } }), 40);
    answerAll(round, 12, 'bench', 'yes');
    answerAll(round, 8, 'bench', 'no', 12);
    round.close(CLOSED_AT);
    return round;
  };
  const shown = (round: PlayedRound, status: 'closed' | 'final') => {
    const [question] = round.result(status).questions;
    return [question?.asOf, question?.answered, ...(question?.cells ?? []).map(({ count }) => count)];
  };

  test('one late household changes the rate and no number of a choice', () => {
    const round = closed();
    late(round, 21, 'yes');
    expect(round.result().participation.official.answered).toBe(21);
    expect([shown(round, 'closed'), shown(round, 'final')]).toEqual([
      ['close', 20, 12, 8, 0],
      ['close', 20, 12, 8, 0],
    ]);
  });

  test('five and more that said the same are told with the final result, not before', () => {
    const round = closed();
    for (let at = 21; at <= 25; at += 1) late(round, at, 'yes');
    expect([shown(round, 'closed'), shown(round, 'final')]).toEqual([
      ['close', 20, 12, 8, 0],
      ['now', 25, 17, 8, 0],
    ]);
  });

  test('five of which one said otherwise are not: the one would stand alone in the difference', () => {
    const round = closed();
    for (let at = 21; at <= 25; at += 1) late(round, at, 'no');
    late(round, 26, 'yes');
    expect(shown(round, 'final')[0]).toBe('close');
  });

  test('what is decided rests on everything; numbers that would decide otherwise are not printed beside it', () => {
    const round = playRound(termsWith([bench], { rule: { ...exampleRule, lateEntries: 'untilFinal' } }), 40);
    answerAll(round, 10, 'bench', 'yes');
    answerAll(round, 10, 'bench', 'no', 10);
    round.close(CLOSED_AT);
    late(round, 21, 'yes');
    const [question] = round.result('final').questions;
    expect(question?.outcome).toMatchObject({ decision: 'included', yes: null, no: null });
    expect(question?.cells.map(({ count }) => count)).toEqual([null, null, null]);
  });

  test('scores follow the same rule', () => {
    const whole: Question = { ...questionBase, questionId: 'whole', type: 'rating', dimension: 'content' };
    const rule = { ...exampleRule, lateEntries: 'untilFinal' } as const;
    const round = playRound(termsWith([whole], { kind: 'satisfaction', rule }), 40);
    const mark = (at: number, value: number, more = {}) =>
      round.answer(`household-${at}`, { answers: [{ questionId: 'whole', value }], ...more });
    for (let at = 1; at <= 20; at += 1) mark(at, 5);
    round.close(CLOSED_AT);
    const visit = { ...acts['spoken at the door'], visitedAt: '2026-11-10T02:00:00.000Z' };
    mark(21, 1, visit);
    expect(round.result('final').satisfaction?.overall).toMatchObject({ n: 20, scoreTenths: 1000 });
    for (let at = 22; at <= 25; at += 1) mark(at, 1, visit);
    expect(round.result('closed').satisfaction?.overall).toMatchObject({ n: 20, scoreTenths: 1000 });
    expect(round.result('final').satisfaction?.overall).toMatchObject({ n: 25, scoreTenths: 800 });
  });

  test('beside a score no marks that would give a small number back', () => {
    const whole: Question = { ...questionBase, questionId: 'whole', type: 'rating' };
    const round = playRound(termsWith([whole], { kind: 'satisfaction' }), 20);
    for (let at = 1; at <= 20; at += 1) {
      const value = at <= 7 ? 5 : at <= 14 ? 4 : at <= 18 ? 3 : 1;
      round.answer(`household-${at}`, { answers: [{ questionId: 'whole', value }] });
    }
    const { questions, satisfaction } = round.result();
    expect(satisfaction?.items[0]?.scoreTenths).toBe(712);
    expect(questions[0]?.cells.every(({ count }) => count === null)).toBe(true);
  });
});

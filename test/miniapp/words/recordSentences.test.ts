import { recordSentences } from '../../../miniapp/src/words/recordSentences.ts';
import { answerAll, playRound } from '../../support/playRound.ts';
import { acts, exampleRule, stance, termsWith } from '../../support/roundFixtures.ts';

// ledger.md, "Against invented answers" 6: share by channel, notices undelivered, disputes, voids, superseded are public.

const CLOSED_AT = '2026-11-30T00:00:00.000Z';
const bench = stance('bench', { title: '要不要长椅？', itemId: 'bench' });

test('what was done with the entries: only what happened is told', () => {
  const round = playRound(termsWith([bench], { rule: { ...exampleRule, lateEntries: 'untilFinal' } }), 20);
  answerAll(round, 10, 'bench', 'yes');
  expect(recordSentences(round.result())).toEqual(['没有人提出异议，没有作废、撤回、补录的登记。']);
  const vacant = { householdId: 'household-20', actorId: 'worker-1' };
  round.enter({ kind: 'exclusionRequest', ...vacant });
  round.enter({ kind: 'exclusionApprove', ...vacant, actorId: 'admin-1' });
  round.close(CLOSED_AT);
  round.answer('household-15', { ...acts['spoken at the door'], visitedAt: '2026-11-10T02:00:00.000Z' });
  expect(recordSentences(round.result())).toEqual([
    '按规定不计入的有 1 户：一个人提出、另一个人核定，都有凭证；算全体口径时没有扣除。',
    '截止前听到或收回、截止后补录的有 1 条，都单独标明。',
    '要告诉住户“有人替您家登记了”的有 1 条，其中还没有确认送到的 1 条。',
  ]);
});

test('of an owners’ vote the same is told in its own words', () => {
  const round = playRound(termsWith([bench]), 20);
  const { participation, solicitation } = round.result();
  const said = (record: object) =>
    recordSentences({
      kind: 'statutory',
      participation,
      solicitation: { ...solicitation, record: { ...solicitation.record, ...record } },
    });
  expect(said({})).toEqual(['没有人提出异议，没有作废、撤回的票。']);
  expect(said({ disputes: { open: 1, upheld: 2, dismissed: 0 }, rollChanges: 1 })).toEqual([
    '业主说“这不是我投的”有 3 条：确认不是、已去掉的 2 条，查实是本人投的 0 条，还没处理的 1 条。',
    '表决期间业主名册有 1 处变更；卖出的房屋，原业主已经投的票不变，没有投的由新业主投。',
  ]);
});

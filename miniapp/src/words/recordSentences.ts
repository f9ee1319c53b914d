import type { RoundResult } from '../../../shared/round/result/result.ts';

/** What was done with the entries, line by line; only what happened is told, and how many it was. */
export function recordSentences({
  kind,
  participation: { official, strict },
  solicitation: { record },
}: Pick<RoundResult, 'kind' | 'participation' | 'solicitation'>): string[] {
  const isVote = kind === 'statutory';
  const excluded = strict.denominator - official.denominator;
  const { disputes, voided, withdrawn, superseded, late, rollChanges, notices } = record;
  const raised = disputes.open + disputes.upheld + disputes.dismissed;
  const [who, disowned, theirs] = isVote
    ? ['业主', '这不是我投的', '本人投的']
    : ['住户', '这不是我们答的', '他们答的'];
  const lines: readonly [count: number, sentence: string][] = [
    [excluded, `按规定不计入的有 ${excluded} 户：一个人提出、另一个人核定，都有凭证；算全体口径时没有扣除。`],
    [
      raised,
      `${who}说“${disowned}”有 ${raised} 条：确认不是、已去掉的 ${disputes.upheld} 条，查实是${theirs} ${disputes.dismissed} 条，还没处理的 ${disputes.open} 条。`,
    ],
    [voided, `两个人核定作废的有 ${voided} 条。`],
    [withdrawn, `${who}自己撤回的有 ${withdrawn} 次。`],
    [superseded, `同一${isVote ? '位业主' : '家'}后来改过、前面的不再计入的有 ${superseded} 条。`],
    [late, `截止前听到或收回、截止后补录的有 ${late} 条，都单独标明。`],
    [
      rollChanges,
      isVote
        ? `表决期间业主名册有 ${rollChanges} 处变更；卖出的房屋，原业主已经投的票不变，没有投的由新业主投。`
        : `征集期间住户名册有 ${rollChanges} 处变更，只用于下一轮，这一轮的名册没有变。`,
    ],
    [
      notices.owed,
      `要告诉${who}“有人替您家登记了”的有 ${notices.owed} 条，其中还没有确认送到的 ${notices.undelivered} 条。`,
    ],
  ];
  const told = lines.filter(([count]) => count > 0).map(([, sentence]) => sentence);
  if (told.length > 0) return told;
  return [isVote ? '没有人提出异议，没有作废、撤回的票。' : '没有人提出异议，没有作废、撤回、补录的登记。'];
}

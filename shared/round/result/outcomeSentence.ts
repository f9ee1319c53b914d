import type { CountedQuestion } from './countedQuestion.ts';
import type { BasicOutcome, ImproveOutcome, QuestionOutcome, UpgradeOutcome } from './result.ts';
import type { RoundRule } from '../round.ts';
import { votesFollow } from './votesFollow.ts';

function households(count: number | null): string {
  return count === null ? '户数较少，不单独公布' : `${count} 户`;
}

/** 1234500 fen → 1.2345 万元; below 10 000 yuan in yuan. Exact, never rounded. */
function money(fen: number): string {
  const inTenThousands = fen >= 1_000_000;
  const unit = inTenThousands ? 1_000_000 : 100;
  const digits = String(unit).length - 1;
  const rest = fen % unit;
  const decimals =
    rest === 0
      ? ''
      : `.${String(unit + rest)
          .slice(-digits)
          .replace(/0+$/, '')}`;
  return `${(fen - rest) / unit}${decimals} ${inTenThousands ? '万元' : '元'}`;
}

/** Why owners vote on it stands beside the sentence. */
function voteNote(outcome: BasicOutcome | ImproveOutcome): string {
  return votesFollow(outcome) ? '此项还须业主表决。' : '';
}

function upgradeSentence({ items, budgetFen, spentFen }: UpgradeOutcome): string {
  const included = items.filter(({ decision }) => decision === 'included').map(({ label }) => label);
  const votes = items.filter(votesFollow);
  const note = votes.length === 0 ? '' : `其中${votes.map(({ label }) => label).join('、')}还须业主表决。`;
  return included.length === 0
    ? `预算 ${money(budgetFen)}，没有可以安排的项目。`
    : `按选择户数多少排列，预算 ${money(budgetFen)} 内安排：${included.join('、')}，共 ${money(spentFen)}。${note}`;
}

/** The outcome of one question in one or two plain sentences, with no number that the cells withhold. */
export function outcomeSentence(
  outcome: QuestionOutcome,
  { published }: CountedQuestion,
  rule: Pick<RoundRule, 'basicObjectionDivisor' | 'improveMinPercent' | 'smallCellK'>,
): string {
  switch (outcome.kind) {
    case 'basic': {
      const share = `已征集户数的 1/${rule.basicObjectionDivisor}`;
      const objections = `反对${outcome.objections === null ? '' : ' '}${households(outcome.objections)}`;
      return outcome.decision === 'included'
        ? `应改尽改，纳入改造（技术上做不到的除外）。${objections}，没有超过${share}。${voteNote(outcome)}`
        : `${objections}，超过${share}：须开会商议，不能不商议就改，也不能不商议就不改。${voteNote(outcome)}`;
    }
    case 'improve': {
      const numbers =
        outcome.yes === null || outcome.no === null
          ? `少于 ${rule.smallCellK} 户的选项不公布`
          : `要 ${outcome.yes} 户，不要 ${outcome.no} 户，已征集 ${households(published.answered)}`;
      const decision = outcome.decision === 'included' ? '纳入改造' : '暂不纳入';
      return `${decision}：${numbers}（须要多于不要，且达到已征集户数的 ${rule.improveMinPercent}%）。${voteNote(outcome)}`;
    }
    case 'upgrade':
      return upgradeSentence(outcome);
    case 'counts':
      return published.answered === null
        ? '涉及户数较少，不公布明细。'
        : `已征集 ${published.answered} 户，各选项户数见下；少于 ${rule.smallCellK} 户的不公布。`;
  }
}

import { lastTally } from './checkRoll.ts';
import type { VerifyContext } from './verifyContext.ts';
import type { Finding } from './verifyReport.ts';

/**
 * Of which moment the published numbers are, beside what step 13 found of them: the final tally, or the one sealed at the
 * close, which knows nothing of the disputes, voids and late entries since (ledger.md, "Two steps to close").
 */
export function tellMoment({ roundLeaves, isVote }: VerifyContext, finding: Finding): Finding {
  const tally = lastTally(roundLeaves);
  if (finding.status === 'failed' || tally === undefined) return finding;
  const { t, seq } = tally;
  const what = isVote ? '计票' : '统计';
  const detail =
    t === 'resultFinal'
      ? `定稿的${what}（登记簿第 ${seq} 条）。${finding.detail}`
      : `截止时封存的暂定${what}（登记簿第 ${seq} 条），以后的异议、作废和补录还没有算进来，要等定稿的核对包。${finding.detail}`;
  return { ...finding, detail };
}

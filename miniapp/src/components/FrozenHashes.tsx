import { useMemo } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Box } from '../platform/box.tsx';
import { termsAreUnchanged } from '../store/checkTerms.ts';
import { hashGroups } from '../words/receiptWords.ts';

/**
 * What the opening froze, under the hashes that everybody sees: the questions and rules, computed again on this device
 * from what is shown, and the roll, which every entry of the round names; and the public number that was agreed for the
 * draw of the call-backs.
 */
export function FrozenHashes({ round }: { readonly round: RoundView }) {
  const unchanged = useMemo(() => termsAreUnchanged(round), [round]);
  const isVote = round.kind === 'statutory';
  const asked = isVote ? '表决事项和规则' : '题目';
  const opening = isVote ? '开始表决' : '开始征集';
  return (
    <>
      <Box>
        {asked}校验码：{hashGroups(round.questionHash)}
        {unchanged ? `（已在这台设备上核对，和${opening}时登记的一样）` : '（对不上，请先不要提交）'}
      </Box>
      {round.rollHash !== undefined && (
        <Box>
          {isVote ? '业主名册' : '住户名册'}校验码：{hashGroups(round.rollHash)}
          {`（${opening}时封存，中途不变，登记簿里这一轮的每一条都写着它）`}
        </Box>
      )}
      {round.auditNumber !== undefined && (
        <Box>
          回访抽查用的公开数字：{round.auditNumber}（{opening}时公布）
        </Box>
      )}
    </>
  );
}

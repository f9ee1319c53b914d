import type { RoundView } from '../../../shared/round/roundView.ts';
import { Box } from '../platform/box.tsx';
import { hashGroups } from '../words/receiptWords.ts';
import { disclosureText } from './disclosureText.ts';

/** Below the questions: who sees the answer, how answers of one household rank, and the hash of what was asked. */
export function BallotFoot({
  round,
  termsUnchanged,
}: {
  readonly round: RoundView;
  readonly termsUnchanged: boolean;
}) {
  return (
    <Box className="stack small">
      <Box>谁能看到：{disclosureText(round)}</Box>
      <Box>一户多人答复怎么算：{round.precedence.text}</Box>
      <Box>项目的先后顺序是按户打乱的，排在前面不代表更重要。</Box>
      <Box>
        题目校验码：{hashGroups(round.questionHash)}
        {termsUnchanged ? '（已在手机上核对，和开始征集时登记的一样）' : '（对不上，请先不要提交）'}
      </Box>
    </Box>
  );
}

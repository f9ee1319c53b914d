import type { RoundView } from '../../../../shared/round/roundView.ts';
import { FrozenHashes } from '../FrozenHashes.tsx';
import { Box } from '../../platform/box.tsx';
import { whoSees } from '../../words/whoSees.ts';

/** Below the questions: who sees the answer, how answers of one household rank, and the hashes of what was fixed. */
export function BallotFoot({ round }: { readonly round: RoundView }) {
  return (
    <Box className="stack small">
      <Box>谁能看到：{whoSees(round)}</Box>
      <Box>一户多人答复怎么算：{round.precedence.text}</Box>
      <Box>项目的先后顺序是按户打乱的，排在前面不代表更重要。</Box>
      <FrozenHashes round={round} />
    </Box>
  );
}

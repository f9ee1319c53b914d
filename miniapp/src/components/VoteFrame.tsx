import type { RoundView } from '../../../shared/round/roundView.ts';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';
import { Banner } from './Banner.tsx';
import { Card } from './Card.tsx';
import { FrozenHashes } from './FrozenHashes.tsx';

/** Who calls an owners' vote, how it is held and counted, and whether an official system decides; nothing for other rounds. */
export function VoteFrame({ round }: { readonly round: RoundView }) {
  const { statutory, precedence } = round;
  if (statutory === undefined) return null;
  const { convenor, noticeAt, proxyRule, procedure, officialSystem } = statutory;
  return (
    <Card title="谁召集，怎么算">
      <Box className="stack">
        <Box>
          召集人：{convenor.body}，{convenor.function}，电话 {convenor.phone}
        </Box>
        <Box>通知日期：{timeText(noticeAt)}</Box>
        <Box>委托：{proxyRule}</Box>
        <Box>{precedence.text}</Box>
        {procedure.split('\n').map((line) => (
          <Box key={line} className="small">
            {line}
          </Box>
        ))}
        <FrozenHashes round={round} />
        {officialSystem !== undefined && (
          <Banner tone="info" title="辅助统计">
            本省使用{officialSystem.name}（{officialSystem.basis}），以该系统的结果为准。
          </Banner>
        )}
      </Box>
    </Card>
  );
}

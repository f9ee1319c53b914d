import type { OpenRound } from '../../../shared/community/community.ts';
import type { RoundStatus } from '../../../shared/round/round.ts';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { dateText, untilText } from '../words/dates.ts';
import { electorSentence, VOTE_STATUS_NAMES, voteRefusalSentence } from '../words/voteWords.ts';
import { Skeleton } from './AsyncView.tsx';
import { Button } from './Button.tsx';
import { Card } from './Card.tsx';
import { Tag } from './Tag.tsx';
import { VoteTurnout } from './VoteTurnout.tsx';

interface VoteCardProps {
  readonly round: Pick<OpenRound, 'roundId' | 'title' | 'closesAt'>;
  readonly status: RoundStatus;
}

/** 业主表决 in a list: how many take part, whether I vote and with what, and the step that I can take. */
export function VoteCard({ round: { roundId, title, closesAt }, status }: VoteCardProps) {
  const view = useCall('GET /rounds/:roundId', { params: { roundId } });
  const mine = view.value?.mine;
  const open = status === 'open';
  const over = status === 'closed' || status === 'final';
  const cast = mine?.answered === true;
  const mark = open ? untilText(closesAt, Date.now()) : VOTE_STATUS_NAMES[status];
  return (
    <Card
      title={title}
      mark={<Tag tone={cast ? 'good' : open ? 'warn' : 'plain'}>{cast ? '已投票' : mark}</Tag>}
    >
      <Box className="stack">
        <Box className="small">
          业主表决 · {VOTE_STATUS_NAMES[status]} · {dateText(closesAt)}截止
        </Box>
        {open && <Turnout roundId={roundId} />}
        {mine?.elector !== undefined && <Box>{electorSentence(mine.elector)}</Box>}
        {open && mine?.mayAnswer.ok === false && <Box>{voteRefusalSentence(mine.mayAnswer.code)}</Box>}
        {open && mine?.mayAnswer.ok === true && (
          <Button kind="primary" onPress={() => openPage(paths.vote(roundId))}>
            {cast ? '看我的票，截止前可以改' : '现在去投票'}
          </Button>
        )}
        {open && mine?.mayAnswer.ok !== true && (
          <Button onPress={() => openPage(paths.vote(roundId))}>看表决事项</Button>
        )}
        {over && <Button onPress={() => openPage(paths.voteResult(roundId))}>看计票结果</Button>}
        {status === 'draft' && <Button onPress={() => openPage(paths.vote(roundId))}>看看要表决什么</Button>}
      </Box>
    </Card>
  );
}

function Turnout({ roundId }: { readonly roundId: string }) {
  const { participation } = useParticipation(roundId);
  if (participation === undefined) return <Skeleton rows={2} />;
  return participation.electors === undefined ? null : <VoteTurnout turnout={participation.electors} />;
}

import type { OpenRound } from '../../../shared/community/community.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Skeleton } from '../components/AsyncView.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { dateText, untilText } from '../words/dates.ts';
import { ROUND_KIND_NAMES } from '../words/names.ts';

/** An open round with its rate, live, and the step that I can take. */
export function OpenRoundCard({ round }: { readonly round: OpenRound }) {
  const { participation, live } = useParticipation(round.roundId);
  const view = useCall('GET /rounds/:roundId', { params: { roundId: round.roundId } });
  const mine = view.value?.mine;
  const answered = mine?.answered === true;
  return (
    <Card
      title={round.title}
      mark={
        <Tag tone={answered ? 'good' : 'warn'}>
          {answered ? '已登记' : untilText(round.closesAt, Date.now())}
        </Tag>
      }
    >
      <Box className="stack">
        <Box className="small">
          {ROUND_KIND_NAMES[round.kind]} · {dateText(round.closesAt)}截止
          {live === 'live' ? ' · 实时更新' : live === 'polling' ? ' · 每 15 秒更新' : ''}
        </Box>
        {participation === undefined ? <Skeleton rows={1} /> : <RateRule rate={participation} />}
        {mine?.mayAnswer.ok === true && (
          <Button kind="primary" onPress={() => openPage(paths.ballot(round.roundId))}>
            {answered ? '修改我家的答复' : '现在去答复'}
          </Button>
        )}
        {answered && <Button onPress={() => openPage(paths.mine(round.roundId))}>看我家的回执</Button>}
        <Button kind="quiet" onPress={() => openPage(paths.participation(round.roundId))}>
          看征集进度
        </Button>
      </Box>
    </Card>
  );
}

import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { dateText } from '../words/dates.ts';
import { ROUND_KIND_NAMES, ROUND_STATUS_NAMES } from '../words/names.ts';

/** A round that cannot be answered any more, or not yet: its result, my own part in it, or what will be asked. */
export function ClosedRound({ round }: { readonly round: RoundView }) {
  const { roundId, status } = round;
  const over = status === 'closed' || status === 'final';
  return (
    <Card title={round.title} mark={<Tag>{ROUND_STATUS_NAMES[status]}</Tag>}>
      <Box className="stack">
        <Box className="small">
          {ROUND_KIND_NAMES[round.kind]} · {dateText(round.opensAt)} 至 {dateText(round.closesAt)}
        </Box>
        {over && (
          <Button onPress={() => openPage(paths.result(roundId))}>
            {status === 'final' ? '看结果（定稿）' : '看结果（暂定）'}
          </Button>
        )}
        {status === 'draft' && <Button onPress={() => openPage(paths.ballot(roundId))}>看看会问什么</Button>}
        {over && round.mine !== undefined && (
          <Button kind="quiet" onPress={() => openPage(paths.mine(roundId))}>
            我家的答复和回执
          </Button>
        )}
      </Box>
    </Card>
  );
}

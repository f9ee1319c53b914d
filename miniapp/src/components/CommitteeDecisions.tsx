import { decisionSentence, isAdopted } from '../../../shared/committee/committee.ts';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';
import { Button } from './Button.tsx';
import { Card } from './Card.tsx';
import { Tag } from './Tag.tsx';

interface CommitteeDecisionsProps {
  readonly communityId: string;
  /** Only what was decided about this round; everything when absent. */
  readonly roundId?: string;
  /** Stands on the committee's own page, which needs no way to it. */
  readonly atHome?: boolean;
}

/** What the 小区改造委员会 decided, beside what the households or owners said; nothing where it decided nothing. */
export function CommitteeDecisions({ communityId, roundId, atHome = false }: CommitteeDecisionsProps) {
  const state = useCall('GET /communities/:communityId/committee', { params: { communityId } });
  const decisions = (state.value?.decisions ?? []).filter(
    (decision) => roundId === undefined || decision.roundId === roundId,
  );
  if (decisions.length === 0) return null;
  return (
    <Card title="小区改造委员会怎么看">
      <Box className="stack">
        {decisions.map((decision) => (
          <Box key={decision.hash}>
            <Box className="row">
              <Box>{decision.title}</Box>
              <Tag tone={isAdopted(decision) ? 'good' : 'plain'}>
                {isAdopted(decision) ? '通过' : '没有通过'}
              </Tag>
            </Box>
            <Box>{decision.text}</Box>
            <Box className="small">
              {dateText(decision.heldOn)}会议。{decisionSentence(decision)}
              {` 登记簿第 ${decision.seq} 条。`}
            </Box>
          </Box>
        ))}
        <Box className="small">委员会的决定和各户的答复并列公开，不能代替住户点菜，也不能代替业主表决。</Box>
        {!atHome && (
          <Button kind="quiet" onPress={() => openPage(paths.committee(communityId))}>
            看委员会的成员和会议
          </Button>
        )}
      </Box>
    </Card>
  );
}

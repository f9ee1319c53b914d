import { Skeleton } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { StaffCounts } from '../components/StaffCounts.tsx';
import { VoteTurnout } from '../components/VoteTurnout.tsx';
import { isStaffTier } from '../components/staffTier.ts';
import { Box } from '../platform/box.tsx';
import { useParticipation } from '../store/useParticipation.ts';
import { liveText } from '../words/liveText.ts';

/** Who has answered, live: the rate, every state, every channel. */
export function RoundParticipation({ roundId }: { readonly roundId: string }) {
  const { participation, live } = useParticipation(roundId);
  return (
    <Card title={participation?.electors === undefined ? '征集进度' : '参与情况'}>
      <Box className="stack">
        <Box className="small">{liveText(live)}</Box>
        {participation === undefined ? (
          <Skeleton rows={2} />
        ) : participation.electors !== undefined ? (
          <VoteTurnout turnout={participation.electors} />
        ) : (
          <>
            <RateRule rate={participation} />
            {isStaffTier(participation) && <StaffCounts participation={participation} />}
          </>
        )}
      </Box>
    </Card>
  );
}

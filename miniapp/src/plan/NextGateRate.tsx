import { RateRule } from '../components/RateRule.tsx';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useParticipation } from '../store/useParticipation.ts';

/** How many households are still missing before the stage may go on; nothing while no round is open. */
export function NextGateRate({ communityId }: { readonly communityId: string }) {
  const community = useCommunitySummary(communityId);
  const roundId = (community?.openRounds.find(({ kind }) => kind === 'menu') ?? community?.openRounds[0])
    ?.roundId;
  const { participation } = useParticipation(roundId);
  if (roundId === undefined || participation === undefined) return null;
  return (
    <Box className="stack">
      <RateRule rate={participation} />
      <Button onPress={() => openPage(paths.ballot(roundId))}>去做选择</Button>
    </Box>
  );
}

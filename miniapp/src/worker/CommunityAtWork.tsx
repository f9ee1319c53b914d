import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { stageSentence } from '../words/names.ts';
import { RoundAtWork } from './RoundAtWork.tsx';

/** One community on the worker's desk: its open rounds, and the bindings that wait for a check. */
export function CommunityAtWork({ communityId }: { readonly communityId: string }) {
  const state = useCall('GET /communities/:communityId', { params: { communityId } });
  return (
    <AsyncView state={state}>
      {(community) => (
        <Box as="section" className="stack" aria-label={community.name}>
          {community.openRounds.map((round) => (
            <RoundAtWork key={round.roundId} communityName={community.name} round={round} />
          ))}
          {community.openRounds.length === 0 && (
            <Card title={community.name}>
              <Box as="p">{stageSentence(community.stage)}。现在没有正在进行的征集，不用上门登记。</Box>
            </Card>
          )}
          <Button onPress={() => openPage(paths.bindings(communityId))}>核对住户绑定申请</Button>
          <Button onPress={() => openPage(paths.slips(communityId))}>要送的纸条</Button>
        </Box>
      )}
    </AsyncView>
  );
}

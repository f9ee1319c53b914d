import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCurrentCommunityId } from '../store/communityStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { OpinionPicture } from './OpinionPicture.tsx';
import './opinion.scss';

/** 你说了，我们改了: what residents of a 小区 said and what became of it, without names. */
export default function PublishedOpinionsPage() {
  const current = useCurrentCommunityId();
  const communityId = usePageParam('communityId') ?? current;
  const community = useCommunitySummary(communityId);
  const [cursor, setCursor] = useState<string>();
  const list = useCall(
    'GET /communities/:communityId/opinions',
    communityId === undefined
      ? 'wait'
      : { params: { communityId }, query: cursor === undefined ? { limit: 20 } : { limit: 20, cursor } },
  );
  if (communityId === undefined) return <ChooseCommunityFirst title="你说了，我们改了" />;
  return (
    <Screen title="你说了，我们改了" contact={community?.contact}>
      <AsyncView
        state={list}
        rows={5}
        empty={(page) => page.items.length === 0 && cursor === undefined}
        emptyWords="还没有公开的意见。您可以在“说意见”里写。"
      >
        {(page) => (
          <Box className="stack">
            {page.items.map((thread) => (
              <Card key={thread.opinionId}>
                <OpinionPicture thread={thread} />
              </Card>
            ))}
            <PageTurns cursor={cursor} nextCursor={page.nextCursor} onTurn={setCursor} />
          </Box>
        )}
      </AsyncView>
    </Screen>
  );
}

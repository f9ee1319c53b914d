import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ComplaintLinks } from '../components/ComplaintLinks.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { callPhone, openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { householdIn, useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunityRounds } from '../store/useCommunityRounds.ts';
import { MyOpinions } from './MyOpinions.tsx';
import { MyWords } from './MyWords.tsx';
import { OpinionForm } from './OpinionForm.tsx';
import { WriteCard } from './WriteCard.tsx';

/** 说意见: whom to call, where to write, what became of it, and what my household has written in rounds. */
export default function SpeakPage() {
  const { communityId, community, rounds } = useCommunityRounds();
  const account = useAccount((store) => store.account);
  const home = communityId === undefined ? undefined : householdIn(account, communityId);
  const household = home?.status === 'approved' ? home : undefined;
  const mine = useCall(
    'GET /communities/:communityId/opinions/mine',
    communityId === undefined || household === undefined
      ? 'wait'
      : { params: { communityId }, query: { limit: 100 } },
  );
  if (communityId === undefined) return <ChooseCommunityFirst title="说意见" />;
  return (
    <Screen title="说意见" contact={community?.contact}>
      {community !== undefined && (
        <Card title="打电话说">
          <Box className="stack">
            <Box>
              {community.contact.office}，找{community.contact.function}。不会用手机写字，打电话一样算数。
            </Box>
            <Button
              kind={household === undefined ? 'primary' : 'secondary'}
              aria-label={`打电话 ${community.contact.phone}`}
              onPress={() => callPhone(community.contact.phone)}
            >
              ☎ {community.contact.phone}
            </Button>
          </Box>
        </Card>
      )}
      {household !== undefined && (
        <>
          <OpinionForm communityId={communityId} householdId={household.householdId} onWritten={mine.retry} />
          <MyOpinions state={mine} />
        </>
      )}
      <ComplaintLinks communityId={communityId} title="哪里坏了、哪里难受" list="mine" />
      <Card title="你说了，我们改了">
        <Box className="stack">
          <Box>邻居们说过什么、方案怎么改、验收和后来的评分。</Box>
          <Button onPress={() => openPage(paths.publishedOpinions(communityId))}>
            看大家的意见办得怎么样
          </Button>
        </Box>
      </Card>
      <AsyncView state={rounds}>
        {({ items }) => (
          <>
            <WriteCard rounds={items.filter(hasText)} />
            <MyWords rounds={items} />
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

function hasText({ status, questions }: RoundView): boolean {
  return status === 'open' && questions.some(({ type }) => type === 'text');
}

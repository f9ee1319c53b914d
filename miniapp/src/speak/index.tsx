import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { callPhone } from '../platform/navigation.ts';
import { useCommunityRounds } from '../store/useCommunityRounds.ts';
import { MyWords } from './MyWords.tsx';
import { WriteCard } from './WriteCard.tsx';

/** 说意见: whom to call, where to write, and what my household has written so far. */
export default function SpeakPage() {
  const { communityId, community, rounds } = useCommunityRounds();
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
              kind="primary"
              aria-label={`打电话 ${community.contact.phone}`}
              onPress={() => callPhone(community.contact.phone)}
            >
              ☎ {community.contact.phone}
            </Button>
          </Box>
        </Card>
      )}
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

import { useState } from 'react';
import type { HouseholdLink } from '../../../shared/identity/account.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { isElder } from '../platform/displaySettings.ts';
import { callPhone, openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { householdIn, useAccount } from '../store/accountStore.ts';
import { useSettings } from '../store/settingsStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import './complaint.scss';
import { ElderFiling, ElderSteps, goTo } from './ElderFiling.tsx';
import { FilingWaiting } from './FilingWaiting.tsx';
import { FilingActions, NormalFiling } from './NormalFiling.tsx';
import { useFiling } from './useFiling.ts';

/** 报诉求: what, where, how, with photographs; in under a minute and without losing a letter. */
export default function FilePage() {
  const communityId = usePageParam('communityId');
  const account = useAccount((store) => store.account);
  if (communityId === undefined) return <ChooseCommunityFirst title="报诉求" />;
  const household = householdIn(account, communityId);
  if (account === undefined || household?.status !== 'approved')
    return <MayNotFile communityId={communityId} signedIn={account !== undefined} household={household} />;
  return (
    <Filing
      key={`${account.id} ${communityId}`}
      communityId={communityId}
      household={household}
      accountId={account.id}
    />
  );
}

interface FilingPageProps {
  readonly communityId: string;
  readonly household: HouseholdLink;
  readonly accountId: string;
}

function Filing({ communityId, household, accountId }: FilingPageProps) {
  const community = useCommunitySummary(communityId);
  const elder = useSettings((store) => isElder(store.settings));
  const filing = useFiling(household, accountId);
  const [at, setAt] = useState(0);
  const go = (next: number): void => goTo(next, setAt);
  const waiting = filing.item?.state === 'waiting' || filing.item?.state === 'recorded';
  const props = { communityId, household, filing };
  return (
    <Screen
      title="报诉求"
      contact={community?.contact}
      actions={
        waiting ? undefined : elder ? (
          <ElderSteps at={at} go={go} filing={filing} />
        ) : (
          <FilingActions filing={filing} />
        )
      }
    >
      {waiting ? (
        <FilingWaiting filing={filing} />
      ) : elder ? (
        <ElderFiling at={at} go={go} {...props} />
      ) : (
        <NormalFiling {...props} />
      )}
    </Screen>
  );
}

interface MayNotFileProps {
  readonly communityId: string;
  readonly signedIn: boolean;
  readonly household: HouseholdLink | undefined;
}

/** Said before anything is written: what is missing, and that a telephone call counts as much. */
function MayNotFile({ communityId, signedIn, household }: MayNotFileProps) {
  const community = useCommunitySummary(communityId);
  const phone = community?.contact.phone;
  return (
    <Screen title="报诉求" contact={community?.contact}>
      {!signedIn ? (
        <Banner
          tone="info"
          title="登录后可以报诉求，也能看到办得怎么样"
          action={{ label: '去登录', onPress: () => openPage(paths.me()) }}
        />
      ) : household === undefined ? (
        <Banner
          tone="info"
          title="您还没有绑定这个小区的住户"
          action={{ label: '用纸条上的绑定码绑定', onPress: () => openPage(paths.bind()) }}
        />
      ) : (
        <Banner tone="info" title="您家的绑定还在核验，通过后可以报诉求" />
      )}
      {phone !== undefined && (
        <Card title="打电话说，一样算数">
          <Box className="stack">
            <Box>
              {community?.contact.office}，找{community?.contact.function}，由工作人员替您登记。
            </Box>
            <Button aria-label={`打电话 ${phone}`} onPress={() => callPhone(phone)}>
              ☎ {phone}
            </Button>
          </Box>
        </Card>
      )}
      <Button onPress={() => openPage(paths.publicComplaints(communityId))}>看小区诉求</Button>
    </Screen>
  );
}

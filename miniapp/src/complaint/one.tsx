import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { isStaff, useAccount } from '../store/accountStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { ComplaintHead } from './ComplaintHead.tsx';
import { ComplaintStory } from './ComplaintStory.tsx';
import './complaint.scss';
import { FilerDue, FilerMore } from './FilerActs.tsx';
import { FollowButton } from './FollowButton.tsx';
import { PhoneLooks } from './PhoneLooks.tsx';
import { useComplaint } from './useComplaint.ts';

/** One complaint as its filer and the neighbours see it; it moves by itself while the page is open. */
export default function ComplaintPage() {
  const complaintId = usePageParam('complaintId');
  const { state, put } = useComplaint(complaintId);
  const account = useAccount((store) => store.account);
  const community = useCommunitySummary(state.value?.communityId);
  if (complaintId === undefined) return <IncompleteLink title="诉求" what="哪一件诉求" from="home" />;
  return (
    <Screen title="诉求" contact={community?.contact}>
      <AsyncView state={state} rows={5}>
        {(view) => {
          const { mine, mergedInto, closingAsked, phoneLooks } = view;
          return (
            <>
              <ComplaintHead view={view} />
              {mergedInto !== undefined && (
                <Banner
                  tone="info"
                  title={`和编号 ${mergedInto.number} 的诉求一起办`}
                  action={{
                    label: '去看那一件',
                    onPress: () => openPage(paths.complaint(mergedInto.complaintId)),
                  }}
                />
              )}
              {closingAsked !== undefined && (
                <Banner tone="warn" title="社区说客观上没有办法解决，正在报区住建局审核">
                  {closingAsked.reason}
                </Banner>
              )}
              {mine && <FilerDue view={view} onDone={put} />}
              {!mine && !isStaff(account) && account !== undefined && (
                <Card>
                  <FollowButton view={view} onDone={put} />
                </Card>
              )}
              <ComplaintStory view={view} />
              {mine && <FilerMore view={view} onDone={put} />}
              {phoneLooks !== undefined && <PhoneLooks looks={phoneLooks} />}
              <Box className="stack">
                <Button
                  kind="quiet"
                  onPress={() =>
                    openPage(
                      mine ? paths.myComplaints(view.communityId) : paths.publicComplaints(view.communityId),
                    )
                  }
                >
                  {mine ? '我的诉求' : '小区诉求'}
                </Button>
              </Box>
            </>
          );
        }}
      </AsyncView>
    </Screen>
  );
}

import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { ComplaintCell } from '../components/ComplaintCell.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useComplaintList } from '../store/useComplaintList.ts';
import { useMoved } from '../store/useMoved.ts';
import './complaint.scss';
import { EVERYTHING, PublicFilters, publicQuery } from './PublicFilters.tsx';
import { PublicPlaces } from './PublicPlaces.tsx';

const PAGE = 20;

/** 小区诉求: what neighbours reported in public, where it is and what became of it; never by whom. */
export default function PublicComplaintsPage() {
  const communityId = usePageParam('communityId');
  if (communityId === undefined) return <ChooseCommunityFirst title="小区诉求" />;
  return <PublicComplaints key={communityId} communityId={communityId} />;
}

function PublicComplaints({ communityId }: { readonly communityId: string }) {
  const community = useCommunitySummary(communityId);
  const [filters, setFilters] = useState(EVERYTHING);
  const places = useCall('GET /communities/:communityId/complaints/places', { params: { communityId } });
  const list = useComplaintList({ ...publicQuery(communityId, filters), limit: PAGE });
  useMoved([`complaints:${communityId}`], () => {
    places.retry();
    list.retry();
  });
  return (
    <Screen
      title="小区诉求"
      contact={community?.contact}
      actions={
        <Button kind="primary" onPress={() => openPage(paths.fileComplaint(communityId))}>
          报诉求
        </Button>
      }
    >
      <Button onPress={() => openPage(paths.myComplaints(communityId))}>我的诉求</Button>
      <AsyncView state={places} rows={2}>
        {({ items }) => (
          <>
            <PublicPlaces
              communityId={communityId}
              places={items}
              lines={list.value?.items ?? []}
              picked={filters.buildingId}
              onPick={(buildingId) => setFilters({ ...filters, buildingId })}
            />
            <PublicFilters filters={filters} places={items} onChange={setFilters} />
          </>
        )}
      </AsyncView>
      <Card title="公开的诉求">
        <AsyncView state={list} empty={({ items }) => items.length === 0} emptyWords="没有这样的公开诉求。">
          {({ items, counts }) => (
            <>
              <Box className="small">
                一共 {counts.all} 件，还在办 {counts.open} 件。只写事情，不写是谁反映的。
              </Box>
              {items.map((line) => (
                <ComplaintCell
                  key={line.complaintId}
                  line={line}
                  onOpen={() => openPage(paths.complaint(line.complaintId))}
                />
              ))}
              {list.more && (
                <Button busy={list.loading} onPress={list.loadMore}>
                  再看一些
                </Button>
              )}
            </>
          )}
        </AsyncView>
      </Card>
    </Screen>
  );
}

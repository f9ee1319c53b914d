import { useMemo, useState } from 'react';
import { Failure, Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useAccount } from '../store/accountStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { timeText } from '../words/dates.ts';
import { BuildingDoors } from './BuildingDoors.tsx';
import { DoorsHead } from './DoorsHead.tsx';
import { firstBuildingLeft, itemsOfRound } from './doorView.ts';
import { UploadBadge } from './UploadBadge.tsx';
import { useDoors } from './useDoors.ts';
import './worker.scss';

/** 楼栋格: every door of my buildings with its state, and what is entered at a door. */
export default function DoorsPage() {
  const roundId = usePageParam('roundId');
  const accountId = useAccount((store) => store.account?.id);
  const allItems = useOutbox((store) => store.items);
  const items = useMemo(
    () => itemsOfRound(allItems, roundId ?? '', accountId),
    [allItems, roundId, accountId],
  );
  const { participation, live } = useParticipation(roundId);
  const recorded = items.filter((item) => item.state === 'recorded').length;
  const { kept, old, refusal, retry } = useDoors(roundId, participation?.seq, recorded);
  const contact = useCommunitySummary(kept?.round.communityId)?.contact;
  const [pickedBuilding, setPickedBuilding] = useState<string>();
  const [onlyLeft, setOnlyLeft] = useState(false);
  const buildingId = pickedBuilding ?? (kept && firstBuildingLeft(kept.buildings));
  const building = kept?.buildings.find((one) => one.buildingId === buildingId);
  if (roundId === undefined) return <IncompleteLink title="入户登记" what="哪一轮征集" from="worker" wide />;
  return (
    <Screen title="入户登记" wide contact={contact}>
      <UploadBadge />
      {kept === undefined &&
        (refusal === undefined ? <Skeleton rows={5} /> : <Failure refusal={refusal} retry={retry} />)}
      {kept !== undefined && old && (
        <Banner
          tone="warn"
          title={`现在连不上，下面是 ${timeText(kept.at)} 的名单，可以照常登记。`}
          action={{ label: '再试一次', onPress: retry }}
        />
      )}
      {kept !== undefined && (
        <DoorsHead
          round={kept.round}
          participation={participation}
          live={live}
          buildings={kept.buildings}
          buildingId={buildingId}
          onBuilding={setPickedBuilding}
          onlyLeft={onlyLeft}
          onOnlyLeft={setOnlyLeft}
        />
      )}
      {kept !== undefined && building !== undefined && (
        <BuildingDoors
          key={building.buildingId}
          round={kept.round}
          building={building}
          items={items}
          onlyLeft={onlyLeft}
        />
      )}
    </Screen>
  );
}

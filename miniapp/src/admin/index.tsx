import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Screen } from '../components/Screen.tsx';
import { keepInAddress } from '../platform/pageAddress.ts';
import { usePageParam } from '../platform/navigation.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useOverview } from '../store/useOverview.ts';
import { stageName } from '../words/names.ts';
import { needText } from '../words/numbers.ts';
import { CommunityCard } from './CommunityCard.tsx';
import './admin.scss';

/** 管理: each community's stage, rounds and what blocks it. */
export default function AdminIndexPage() {
  const overview = useOverview();
  const fromAddress = usePageParam('communityId');
  const [pickedId, setPickedId] = useState(fromAddress);
  const rows = overview.value ?? [];
  const shownId = pickedId ?? (rows.length === 1 ? rows[0]?.communityId : undefined);
  const shown = rows.find((row) => row.communityId === shownId);
  const contact = useCommunitySummary(shown?.communityId ?? rows[0]?.communityId)?.contact;
  const pick = (communityId: string): void => {
    setPickedId(communityId);
    keepInAddress({ communityId });
  };
  return (
    <Screen title="管理" wide contact={contact}>
      <AsyncView
        state={overview}
        rows={5}
        empty={(communities) => communities.length === 0}
        emptyWords="还没有交给您管理的小区。"
        emptyAction={{ label: '刷新', onPress: overview.retry }}
      >
        {(communities) => (
          <>
            {shown !== undefined && (
              <CommunityCard key={shown.communityId} row={shown} onOutdated={overview.retry} />
            )}
            {shown === undefined && pickedId !== undefined && (
              <Banner tone="warn" title="这个小区不在您管理的范围里，请从下面选。" />
            )}
            {communities.length > 1 && (
              <Card title={shown === undefined ? '选一个小区' : '其他小区'}>
                {communities
                  .filter((row) => row !== shown)
                  .map((row) => (
                    <Cell
                      key={row.communityId}
                      title={row.name}
                      hint={`${row.regionName} · ${stageName(row.stage)}`}
                      value={
                        row.round === null
                          ? undefined
                          : needText(row.round.official.need, row.round.thresholdPercent)
                      }
                      onPress={() => pick(row.communityId)}
                    />
                  ))}
              </Card>
            )}
            {overview.more && (
              <Button busy={overview.loading} onPress={overview.loadMore}>
                再载入 100 个
              </Button>
            )}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

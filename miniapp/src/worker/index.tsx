import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useOverview } from '../store/useOverview.ts';
import { stageName } from '../words/names.ts';
import { CommunityAtWork } from './CommunityAtWork.tsx';
import { UploadBadge } from './UploadBadge.tsx';
import './worker.scss';

/** 征集工作台: my communities, the rounds open there, who is left. */
export default function WorkerIndexPage() {
  const account = useAccount((store) => store.account);
  const overview = useOverview();
  const [pickedId, setPickedId] = useState<string>();
  const rows = overview.value ?? [];
  const shownId = pickedId ?? (rows.length === 1 ? rows[0]?.communityId : undefined);
  const contact = useCommunitySummary(shownId ?? rows[0]?.communityId)?.contact;
  return (
    <Screen title="征集工作台" wide contact={contact}>
      <UploadBadge />
      {account !== undefined && !hasRole(account, 'worker') && (
        <Banner tone="info" title="您可以看各户的情况；入户登记由楼栋的社区工作人员办理。" />
      )}
      <AsyncView
        state={overview}
        empty={(communities) => communities.length === 0}
        emptyWords="还没有分给您的楼栋，请联系街道/社区管理员。"
      >
        {(communities) => (
          <>
            {communities.length > 1 && (
              <Card title="我的小区">
                {communities.map((row) => (
                  <Cell
                    key={row.communityId}
                    title={row.name}
                    hint={`${row.regionName} · ${stageName(row.stage)}`}
                    value={row.round?.status === 'open' ? <Tag tone="info">正在征集</Tag> : undefined}
                    onPress={() => setPickedId(row.communityId)}
                  />
                ))}
              </Card>
            )}
            {shownId !== undefined && <CommunityAtWork communityId={shownId} />}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

import { useState } from 'react';
import type { PlanVersionLine } from '../../../shared/plan/planApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { Screen } from '../components/Screen.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCurrentCommunityId } from '../store/communityStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { timeText } from '../words/dates.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { VersionChanges } from './VersionChanges.tsx';
import './plan.scss';

/** 方案版本: two versions of a plan side by side, what was added, removed and changed, in words and marks. */
export default function PlanVersionsPage() {
  const current = useCurrentCommunityId();
  const communityId = usePageParam('communityId') ?? current;
  const versions = useCall(
    'GET /communities/:communityId/plan/versions',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  const community = useCommunitySummary(communityId);
  if (communityId === undefined) return <ChooseCommunityFirst title="方案版本" />;
  return (
    <Screen title="方案版本" wide contact={community?.contact}>
      <AsyncView state={versions} rows={6}>
        {({ items }) => <Compare versions={items} communityId={communityId} />}
      </AsyncView>
    </Screen>
  );
}

interface CompareProps {
  readonly communityId: string;
  readonly versions: readonly PlanVersionLine[];
}

function Compare({ communityId, versions }: CompareProps) {
  const newest = versions[versions.length - 1];
  const [before, setBefore] = useState(versions[Math.max(0, versions.length - 2)]?.hash ?? '');
  const [after, setAfter] = useState(newest?.hash ?? '');
  const options = versions.map(({ hash, version, publishedAt }) => ({
    id: hash,
    label: `第 ${version} 版（${timeText(publishedAt)}）`,
  }));
  return (
    <>
      <Card title="每一版">
        {versions.map(({ hash, version, publishedAt, reason, items }) => (
          <Cell
            key={hash}
            title={`第 ${version} 版，${items} 项内容`}
            hint={`${timeText(publishedAt)} 公布${reason === undefined ? '' : `。变更原因：${reason}`}。校验码 ${hashGroups(hash.slice(0, 16))}…`}
          />
        ))}
      </Card>
      {versions.length < 2 ? (
        <Banner tone="info" title="只公布过一版，还没有可以比较的。" />
      ) : (
        <>
          <Box className="plan__pick">
            <Select id="before" label="以前的版本" options={options} value={before} onSelect={setBefore} />
            <Select id="after" label="后来的版本" options={options} value={after} onSelect={setAfter} />
          </Box>
          <VersionChanges communityId={communityId} before={before} after={after} />
        </>
      )}
    </>
  );
}

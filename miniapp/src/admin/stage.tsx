import { useState } from 'react';
import type { StageChanged } from '../../../shared/community/communityApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { GateLackList } from '../components/GateLackList.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useOverviewRow } from '../store/useOverview.ts';
import { stageName, stageSentence } from '../words/names.ts';
import { GateRate } from './GateRate.tsx';
import { StageMoves } from './StageMoves.tsx';
import './admin.scss';

/** Moves a community to another stage; below its threshold the gate says how many households are missing. */
export default function AdminStagePage() {
  const communityId = usePageParam('communityId');
  const row = useOverviewRow(communityId);
  const community = useCommunitySummary(communityId);
  const [moved, setMoved] = useState<StageChanged>();
  return (
    <Screen title="变更阶段" wide contact={community?.contact}>
      {(communityId === undefined || row.missing) && (
        <Banner
          tone="warn"
          title="这个小区不在您管理的范围里。"
          action={{ label: '回到管理', onPress: () => openPage(paths.admin()) }}
        />
      )}
      {moved !== undefined && (
        <Banner
          tone="good"
          title={`已从“${stageName(moved.from)}”进入“${stageName(moved.to)}”，已登记 · 第 ${moved.seq} 条。`}
          action={{ label: '到登记簿核对', onPress: () => openPage(paths.ledger(moved.communityId)) }}
        />
      )}
      {communityId !== undefined && !row.missing && (
        <AsyncView state={row} rows={4}>
          {(found) => (
            <Box className="admin__pair">
              <Card title={found.name}>
                <Box className="stack">
                  <Box className="large">
                    现在：{stageName(found.stage)}。{stageSentence(found.stage)}。
                  </Box>
                  {found.round === null ? (
                    <Box>还没有开展过征集。</Box>
                  ) : (
                    <GateRate
                      roundId={found.round.roundId}
                      title={found.round.title}
                      need={found.round.official.need}
                      onOutdated={row.retry}
                    />
                  )}
                  <GateLackList closed={found.outlook.closed} />
                  <Button small onPress={() => openPage(paths.stageRecords(found.communityId))}>
                    办理前置条件
                  </Button>
                  {found.outlook.closed.length === 0 && found.outlook.forward !== undefined && (
                    <Banner tone="good" title={`可以进入“${stageName(found.outlook.forward)}”。`} />
                  )}
                </Box>
              </Card>
              <StageMoves
                key={found.stage}
                row={found}
                onMoved={(changed) => {
                  setMoved(changed);
                  row.retry();
                }}
                onRefused={row.retry}
              />
            </Box>
          )}
        </AsyncView>
      )}
    </Screen>
  );
}

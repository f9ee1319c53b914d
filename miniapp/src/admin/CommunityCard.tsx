import type { OverviewRow } from '../../../shared/community/community.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';
import { gateText } from '../words/gateText.ts';
import { ROUND_KIND_NAMES, ROUND_STATUS_NAMES, stageName, stageSentence } from '../words/names.ts';
import { GateRate } from './GateRate.tsx';

interface CommunityCardProps {
  readonly row: OverviewRow;
  /** Somebody has answered since the row was asked for. */
  readonly onOutdated: () => void;
}

/** One community: where it stands, what closes the way, who has to act, and its rounds. */
export function CommunityCard({ row, onOutdated }: CommunityCardProps) {
  const { communityId, name, regionName, stage, outlook, round } = row;
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId },
    query: { limit: 50 },
  });
  const plan = useCall('GET /communities/:communityId/plan', { params: { communityId } });
  const steps = (plan.value?.steps ?? []).filter((step) => step.stages.includes(stage));
  const next = outlook.forward ?? outlook.resume;
  return (
    <Box as="section" className="admin__pair" aria-label={name}>
      <Card title={name} mark={<Tag tone="info">{stageName(stage)}</Tag>}>
        <Box className="stack">
          <Box className="small">{regionName}</Box>
          <Box className="large">{stageSentence(stage)}</Box>
          {round !== null && (
            <GateRate
              roundId={round.roundId}
              title={round.title}
              need={round.official.need}
              onOutdated={onOutdated}
            />
          )}
          {next !== undefined && outlook.closed.length === 0 && (
            <Banner tone="good" title={`前置条件已满足，可以进入“${stageName(next)}”。`} />
          )}
          {outlook.closed.map((gate) => (
            <Banner
              key={gate.gate}
              tone="warn"
              title={`暂不能进入“${next === undefined ? '' : stageName(next)}”`}
            >
              {gateText(gate)}
            </Banner>
          ))}
          {steps.map((step) => (
            <Box key={step.stepId} className="small">
              由谁办：{step.who}（{step.name}，{dateText(step.startsOn)} 至 {dateText(step.endsOn)}）
            </Box>
          ))}
          <Button kind="primary" onPress={() => openPage(paths.adminStage(communityId))}>
            推进或退回阶段
          </Button>
          <Button kind="quiet" onPress={() => openPage(paths.owners(communityId))}>
            业主名册
          </Button>
          <Button kind="quiet" onPress={() => openPage(paths.committee(communityId))}>
            小区改造委员会
          </Button>
          <Button kind="quiet" onPress={() => openPage(paths.adminFirms(communityId))}>
            承办单位
          </Button>
          <Button kind="quiet" onPress={() => openPage(paths.plan(communityId))}>
            看居民看到的方案
          </Button>
        </Box>
      </Card>
      <Card title="征集">
        <Button onPress={() => openPage(paths.builder(communityId))}>准备新的征集</Button>
        <AsyncView state={rounds} empty={(page) => page.items.length === 0} emptyWords="还没有准备征集。">
          {(page) => (
            <>
              {page.items.map((one) => (
                <Cell
                  key={one.roundId}
                  title={one.title}
                  hint={`${ROUND_KIND_NAMES[one.kind]} · ${dateText(one.opensAt)} 至 ${dateText(one.closesAt)}`}
                  value={
                    <Tag tone={one.status === 'open' ? 'info' : one.status === 'draft' ? 'warn' : 'plain'}>
                      {ROUND_STATUS_NAMES[one.status]}
                    </Tag>
                  }
                  onPress={() => openPage(paths.adminRound(one.roundId))}
                />
              ))}
            </>
          )}
        </AsyncView>
      </Card>
    </Box>
  );
}

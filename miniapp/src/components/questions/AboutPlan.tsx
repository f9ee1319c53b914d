import type { Plan } from '../../../../shared/plan/plan.ts';
import type { RoundView } from '../../../../shared/round/roundView.ts';
import { Banner } from '../Banner.tsx';
import { Button } from '../Button.tsx';
import { Card } from '../Card.tsx';
import { Box } from '../../platform/box.tsx';
import { openPage } from '../../platform/navigation.ts';
import { paths } from '../../platform/paths.ts';
import { hashGroups } from '../../words/receiptWords.ts';

interface AboutPlanProps {
  readonly round: RoundView;
  /** The version that is published now. */
  readonly plan: Plan | undefined;
}

/** Which version of the plan the round asks about, the way to its drawings, and whether a newer one is out. */
export function AboutPlan({ round, plan }: AboutPlanProps) {
  const { planVersion, communityId, kind } = round;
  if (planVersion === undefined) return null;
  const outdated = plan !== undefined && plan.hash !== planVersion.hash;
  return (
    <Card title={kind === 'confirmation' ? '请先看方案和图纸' : '问的是哪一版方案'}>
      <Box className="stack">
        <Box>
          第 {planVersion.version} 版改造方案
          {!outdated && plan !== undefined && `，有 ${plan.drawings.length} 张图纸`}。
        </Box>
        <Box className="small">方案校验码：{hashGroups(planVersion.hash)}</Box>
        {outdated && (
          <Banner tone="warn" title={`方案后来改过，现在公布的是第 ${plan.version} 版。`}>
            改动过的内容会再问您一次，这里的选择只对第 {planVersion.version} 版有效。
          </Banner>
        )}
        <Button onPress={() => openPage(paths.plan(communityId))}>看方案和图纸</Button>
      </Box>
    </Card>
  );
}

import type { Plan } from '../../../shared/plan/plan.ts';
import { StageStanding } from '../components/StageStanding.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { Box } from '../platform/box.tsx';
import { stageName } from '../words/names.ts';
import { NextGateRate } from './NextGateRate.tsx';
import { Part } from './Part.tsx';
import { planSteps, whoActsNow } from './planSteps.ts';

/** Where the renovation stands on its path, what must hold before it may go on, and who acts. */
export function Timetable({ plan }: { readonly plan: Plan }) {
  const { stage, steps, communityId } = plan;
  const who = whoActsNow(steps, stage);
  return (
    <Part id="plan-steps" title="到哪一步了">
      <Box>
        现在是“{stageName(stage)}”。{who === undefined ? '' : `现在由${who}来办。`}
      </Box>
      <StageStanding communityId={communityId} />
      {stage === 'solicit' && <NextGateRate communityId={communityId} />}
      {steps.length === 0 ? <Box>还没有公布时间安排。</Box> : <Timeline steps={planSteps(steps, stage)} />}
    </Part>
  );
}

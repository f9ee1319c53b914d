import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { GATE_IDS, USUAL_GATES } from '../../../shared/plan/stageTemplate.ts';
import { Banner } from '../components/Banner.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { Box } from '../platform/box.tsx';
import { stageName } from '../words/names.ts';
import { NextGateRate } from './NextGateRate.tsx';
import { Part } from './Part.tsx';
import { planSteps, whoActsNow } from './planSteps.ts';

/** Where the renovation stands on its path, what must hold before it may go on, and who acts. */
export function Timetable({ plan }: { readonly plan: Plan }) {
  const { stage, steps } = plan;
  const gateId = GATE_IDS.find((id) => USUAL_GATES[id] === stage);
  const gate = gateId === undefined ? undefined : GATE_WORDS[gateId];
  const who = whoActsNow(steps, stage);
  return (
    <Part id="plan-steps" title="到哪一步了">
      <Box>
        现在是“{stageName(stage)}”。{who === undefined ? '' : `现在由${who}来办。`}
      </Box>
      {gate !== undefined && (
        <Banner
          tone={gate.blocks ? 'warn' : 'info'}
          title={`${gate.blocks ? '进入下一步之前' : '提醒'}：${gate.name}`}
        >
          {gate.sentence}
        </Banner>
      )}
      {gateId === 'G1' && <NextGateRate communityId={plan.communityId} />}
      {steps.length === 0 ? <Box>还没有公布时间安排。</Box> : <Timeline steps={planSteps(steps, stage)} />}
    </Part>
  );
}

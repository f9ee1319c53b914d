import type { ClosedGate } from '../../../shared/plan/gate.ts';
import { GATE_ACTOR_NAMES, type GateLack } from '../../../shared/plan/gateLacks.ts';
import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import { Box } from '../platform/box.tsx';
import { gateText } from '../words/gateText.ts';
import { Banner } from './Banner.tsx';

/** What keeps a community from going on: per gate everything that is missing, and who has to act. */
export function GateLackList({ closed }: { readonly closed: readonly ClosedGate[] }) {
  return (
    <>
      {closed.map((gate) => (
        <Banner key={gate.gate} tone="warn" title={`还差前置条件：${GATE_WORDS[gate.gate].name}`}>
          {gate.missing === undefined ? gateText(gate) : <LackLines lacks={gate.missing} />}
        </Banner>
      ))}
    </>
  );
}

/** Every thing that is missing in its sentence, with who has to act. */
export function LackLines({ lacks }: { readonly lacks: readonly GateLack[] }) {
  return (
    <Box as="ul" className="lacks">
      {lacks.map(({ sentence, who }) => (
        <Box as="li" key={sentence}>
          {sentence}
          <Box className="small">谁来办：{GATE_ACTOR_NAMES[who]}</Box>
        </Box>
      ))}
    </Box>
  );
}

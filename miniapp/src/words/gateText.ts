import type { ClosedGate } from '../../../shared/plan/gate.ts';
import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import { countText, needText } from './numbers.ts';

/** What a closed gate lacks: the sentence first, then the numbers, whole households. */
export function gateText(gate: ClosedGate): string {
  const { name, sentence } = GATE_WORDS[gate.gate];
  const { answered, denominator, need, thresholdPercent } = gate;
  switch (gate.cause) {
    case 'nobody-to-ask':
      return `${name}：没有计入的住户，不能通过。`;
    case 'evidence-missing':
      return gate.gate === 'G1' ? `${name}：还没有开展过征集。` : `${name}：系统里还没有依据。${sentence}`;
    case 'households-missing':
      if (need === undefined || thresholdPercent === undefined) return `${name}：${sentence}`;
      return `${name}：${needText(need, thresholdPercent)}（已征集 ${countText(answered ?? 0)}/${countText(denominator ?? 0)} 户）。`;
  }
}

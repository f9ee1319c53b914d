import type { ClosedGate } from '../../../shared/plan/gate.ts';
import { GATE_IDS } from '../../../shared/plan/stageTemplate.ts';
import type { NumberSource } from '../../../shared/round/round.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { gateText } from '../words/gateText.ts';
import { sourceText } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

const CAUSES = ['households-missing', 'nobody-to-ask', 'evidence-missing'] as const;

/** Why a move was refused: the sentence, then the gate's numbers and the clause they come from. */
export function refusedMove({ code, details }: Pick<ClientRefusal, 'code' | 'details'>): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  const title = refusalSentence(code);
  const gate = code === 'stage/gate-closed' ? closedGate(details) : undefined;
  if (gate === undefined) return { title, lines: [] };
  const source = sourceOf(details['thresholdSource']);
  const clause = gate.gate === 'G1' && source !== undefined ? [sourceText(source)] : [];
  const lacks = sentencesOf(details['missing']);
  return { title, lines: [...(lacks.length > 0 ? lacks : [gateText(gate)]), ...clause] };
}

function closedGate(details: Readonly<Record<string, unknown>>): ClosedGate | undefined {
  const gate = GATE_IDS.find((id) => id === details['gate']);
  const cause = CAUSES.find((one) => one === details['cause']);
  if (gate === undefined || cause === undefined) return undefined;
  const numbers = ['answered', 'denominator', 'thresholdPercent', 'need'].flatMap((name) => {
    const value = details[name];
    return typeof value === 'number' ? [[name, value] as const] : [];
  });
  return { gate, cause, ...Object.fromEntries(numbers) };
}

/** Everything that is missing, in the server's own sentences. */
function sentencesOf(missing: unknown): readonly string[] {
  if (!Array.isArray(missing)) return [];
  const lacks: readonly unknown[] = missing;
  return lacks.flatMap((lack) =>
    typeof lack === 'object' && lack !== null && 'sentence' in lack && typeof lack.sentence === 'string'
      ? [lack.sentence]
      : [],
  );
}

function sourceOf(value: unknown): NumberSource | undefined {
  if (value === null) return null;
  if (typeof value !== 'object' || !('document' in value) || !('clause' in value)) return undefined;
  const { document, clause } = value;
  return typeof document === 'string' && typeof clause === 'string' ? { document, clause } : undefined;
}

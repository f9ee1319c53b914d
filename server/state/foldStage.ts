import type { Entry, LedgerValue } from '../../shared/ledger/leaf.ts';
import {
  GATE_IDS,
  isMainStage,
  STAGE_NAMES,
  type GateId,
  type Stage,
} from '../../shared/plan/stageTemplate.ts';
import type { CommunityState } from './communityState.ts';

/**
 * Moves the community. The entry names the gates that the move passed, and those that going back re-opened: what was
 * on record for them before counts no more, and neither does a waiver.
 */
export function foldStage(state: CommunityState, { leaf }: Entry): void {
  const { to, from, reason, passed, reopened } = leaf.d ?? {};
  if (!isStage(to)) throw new TypeError('A stage entry names no stage.');
  const { seq, tm: at } = leaf;
  if (isMainStage(to)) delete state.leftFrom;
  else if (isMainStage(state.stage)) state.leftFrom = state.stage;
  state.moves.push({
    seq,
    at,
    from: isStage(from) ? from : state.stage,
    to,
    ...(typeof reason === 'string' ? { reason } : {}),
  });
  state.stage = to;
  for (const gate of gatesIn(passed))
    state.passedGates.set(gate, { seq, at, waived: state.waivers.has(gate) });
  for (const gate of gatesIn(reopened)) {
    state.passedGates.delete(gate);
    state.waivers.delete(gate);
    state.reopenedGates.set(gate, seq);
  }
}

/** The district bureau lets a gate pass, in public and with its reason (a `waiver` entry). */
export function foldWaiver(state: CommunityState, { leaf }: Entry): void {
  const { gate, reason } = leaf.d ?? {};
  const [named] = gatesIn([gate ?? '']);
  if (named === undefined) throw new TypeError('A waiver names no gate.');
  state.waivers.set(named, {
    seq: leaf.seq,
    at: leaf.tm,
    reason: typeof reason === 'string' ? reason : '',
  });
}

function isStage(value: unknown): value is Stage {
  return typeof value === 'string' && value in STAGE_NAMES;
}

function gatesIn(value: LedgerValue | undefined): readonly GateId[] {
  const named: readonly LedgerValue[] = Array.isArray(value) ? value : [];
  return GATE_IDS.filter((gate) => named.includes(gate));
}

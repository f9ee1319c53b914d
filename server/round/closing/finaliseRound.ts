import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { refuseFinal } from '../../../shared/round/result/refuseFinal.ts';
import type { Clock } from '../../clock.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { openDisputes } from '../../state/roundCases.ts';
import { caseIdOf } from '../case/caseId.ts';
import { sealedTally } from './closeRound.ts';
import type { RoundParts } from '../roundParts.ts';

/** Why this person may not make the result final now, or undefined. */
function refuseFinalNow(
  { terms, status, sealed, closedAt = 0, entered, cases }: OpenedRound,
  actorId: string,
  clock: Clock,
): Refusal | undefined {
  return refuseFinal({
    status,
    tallied: sealed !== undefined,
    closedAt,
    objectionDays: terms.rule.objectionDays,
    now: clock.now() / 1000,
    openDisputes: openDisputes(cases).map(({ seq }) => caseIdOf(terms.communityId, seq)),
    hasEntered: entered.has(actorId),
  });
}

/**
 * Makes a closed round's result final once its tally stands, the days for objections have passed and no dispute is open
 * (or has been open for as long again). Late entries are in the sealed numbers, open disputes are not.
 */
export async function finaliseRound(
  { ledger, clock }: Pick<RoundParts, 'ledger' | 'clock'>,
  actorId: string,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  const final = await ledger.append({
    log: communityId,
    actor: actorId,
    clientKey: `resultFinal:${roundId}`,
    request: 'finalise',
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-closed');
      const refusal = refuseFinalNow(round, actorId, clock);
      if (refusal !== undefined) return refusal;
      const { d, fields } = sealedTally(round, 'final');
      return {
        t: 'resultFinal',
        round: roundId,
        roll: round.rollHash,
        d,
        fields: { ...fields, actor: actorId },
      };
    },
  });
  if (isRefusal(final)) return final;
  return final.replayed ? refuse('round/final') : undefined;
}

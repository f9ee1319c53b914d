import { createHmac } from 'node:crypto';
import type { RefusalCode } from '../../shared/refusal.ts';
import { findCountedHousehold } from '../../shared/round/counting/roundCount.ts';
import { questionIdsFor } from '../../shared/round/counting/questionScope.ts';
import { refuseRoundTime } from '../../shared/round/answering/refuseRoundTime.ts';
import { termsOf } from '../../shared/round/termsOf.ts';
import type { MyRound, RoundView } from '../../shared/round/roundView.ts';
import type { Caller } from '../http/caller.ts';
import type { FoundRound } from './findRound.ts';
import { householdLinkIn } from './answering/householdLink.ts';
import { isScrutineer } from './case/isScrutineer.ts';
import { presentMyElector } from './vote/presentMyElector.ts';
import type { RoundParts } from './roundParts.ts';
import { roundFacts } from './roundSituation.ts';

/** The round as everybody reads it, with `mine` for a caller who has a household there (`householdId` picks one). */
export function presentRound(
  parts: Pick<RoundParts, 'clock' | 'pseudonymKey'>,
  caller: Caller,
  found: FoundRound,
  householdId?: string,
): RoundView {
  const mine = presentMine(parts, caller, found, householdId);
  const { terms, questionHash, status } = found;
  const { closedAt, rollHash } = found.opened ?? {};
  return {
    ...termsOf(terms),
    status,
    questionHash,
    ...(rollHash === undefined ? {} : { rollHash }),
    ...(closedAt === undefined ? {} : { closedAt: new Date(closedAt * 1000).toISOString() }),
    ...presentScrutineers(found.opened),
    ...(mine === undefined ? {} : { mine }),
  };
}

/** By their buildings: who they are is known in the house, their doors are nobody's business. */
function presentScrutineers(opened: FoundRound['opened']): Pick<RoundView, 'scrutineers'> {
  const appointed = opened?.scrutineers ?? [];
  const buildings = appointed.flatMap(
    ({ householdId }) => opened?.count.cells.get(householdId)?.building ?? [],
  );
  return appointed.length === 0 ? {} : { scrutineers: buildings.map(({ name }) => ({ building: name })) };
}

function presentMine(
  { clock, pseudonymKey }: Pick<RoundParts, 'clock' | 'pseudonymKey'>,
  caller: Caller,
  { terms, opened }: FoundRound,
  householdId: string | undefined,
): MyRound | undefined {
  const link = householdLinkIn(caller, terms.communityId, householdId);
  if (link === undefined) return undefined;
  const cell = opened?.count.cells.get(link.householdId);
  const counted = opened && findCountedHousehold(opened.count, link.householdId);
  const vote = opened && presentMyElector(opened, link, caller.account?.id ?? '');
  const code = refuseMe();
  return {
    householdId: link.householdId,
    mayAnswer: code === undefined ? { ok: true } : { ok: false, code },
    questionIds: cell === undefined ? [] : questionIdsFor(terms.questions, cell.roll.unitId),
    orderSeed: createHmac('sha256', pseudonymKey)
      .update(`order:${terms.roundId}:${link.householdId}`)
      .digest('hex'),
    // Whoever still waits for the check learns nothing of the household.
    answered: vote?.answered ?? (link.status === 'approved' && counted?.state === 'answered'),
    ...(vote?.elector === undefined ? {} : { elector: vote.elector }),
    ...(opened !== undefined && isScrutineer(caller, opened) ? { scrutineer: true } : {}),
  };

  function refuseMe(): RefusalCode | undefined {
    if (opened === undefined) return 'round/not-open';
    const untimely = refuseRoundTime(roundFacts(opened, clock), undefined);
    if (untimely !== undefined) return untimely.refused;
    if (cell === undefined) return 'response/not-in-roll';
    if (vote !== undefined) return vote.refused;
    if (link?.status === 'pending') return 'response/binding-pending';
    const used = terms.rule.answerOnce && counted?.responses.some(({ response }) => response.by === 'self');
    return used === true ? 'response/already-answered' : undefined;
  }
}

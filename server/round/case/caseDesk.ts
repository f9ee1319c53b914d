import type { Page, PageQuery } from '../../../shared/page.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { CaseView } from '../../../shared/round/case/roundCase.ts';
import type { AuditAct } from '../../audit/auditTrail.ts';
import type { Caller } from '../../http/caller.ts';
import { Answered } from '../../http/route.ts';
import { casesOf, type RoundCase } from '../../state/roundCases.ts';
import { reachesDoor, staffRound } from '../answering/staffDoor.ts';
import { pageOf } from '../pageOf.ts';
import type { RoundParts } from '../roundParts.ts';
import { caseIdOf } from './caseId.ts';
import { ASKING_ROLES } from './caseRoles.ts';
import type { ShownCase } from './presentCase.ts';

/** What the routes of everything that one person asks for and another decides have in common. */
export interface CaseDesk {
  /** The cases of a kind whose doors the caller reaches, newest first; the look is in the audit log. */
  list<View>(
    caller: Caller,
    of: PageQuery & { readonly roundId: string; readonly kind: RoundCase['kind']; readonly act: AuditAct },
    present: (shown: ShownCase) => Promise<View>,
  ): Promise<Page<View> | Refusal>;
  /** Asks, with its trace in the audit log: 201, or 200 when the same had been asked before. */
  ask<View extends CaseView>(
    caller: Caller,
    act: AuditAct,
    work: () => Promise<{ readonly view: View; readonly replayed: boolean } | Refusal>,
  ): Promise<Answered<View> | Refusal>;
  /** Decides, with its trace in the audit log. */
  decide<View extends CaseView>(
    caller: Caller,
    act: AuditAct,
    work: () => Promise<View | Refusal>,
  ): Promise<View | Refusal>;
}

/** The desk over the rounds of this house. */
export function caseDesk(parts: RoundParts): CaseDesk {
  const { audit } = parts;
  return {
    async list(caller, { roundId, kind, act, ...page }, present) {
      const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
      if (place === undefined || caller.account === null) return refuse('request/not-found');
      const { community, round } = place;
      const actorId = caller.account.id;
      const unrecorded = await audit.record(caller, act, { target: roundId, communityId: community._id });
      if (unrecorded !== undefined) return unrecorded;
      const inReach = casesOf(round.cases, kind).filter(({ householdId }) => {
        const door = round.count.cells.get(householdId)?.roll;
        return door !== undefined && reachesDoor(caller, community, door, ASKING_ROLES);
      });
      return pageOf(
        inReach.reverse(),
        page,
        ({ seq }) => caseIdOf(community._id, seq),
        (one) => present({ community, round, one, actorId }),
      );
    },
    async ask(caller, act, work) {
      const asked = await audit.perform(caller, act, work, ({ view: { caseId, communityId } }) => ({
        target: caseId,
        communityId,
        once: caseId,
      }));
      return isRefusal(asked) ? asked : new Answered(asked.replayed ? 200 : 201, asked.view);
    },
    decide: (caller, act, work) =>
      audit.perform(caller, act, work, ({ caseId, communityId, state }) => ({
        target: caseId,
        communityId,
        once: `${caseId}:${state}`,
      })),
  };
}

import { isRefusal } from '../../../shared/refusal.ts';
import type { HouseholdEvent } from '../../../shared/round/roundEvent.ts';
import { refuseDispute } from '../../../shared/round/case/refuseDispute.ts';
import type { ActorFacts } from '../../../shared/round/answering/responseSituation.ts';
import type { Relation } from '../../../shared/round/round.ts';
import type { HistoryItem } from '../../../shared/round/roundView.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { casesOf } from '../../state/roundCases.ts';
import { caseIdOf } from './caseId.ts';
import { DISPUTE_STATES } from './presentDispute.ts';

/** The member of a household who looks at its entries. */
export type Member = ActorFacts & { readonly relation: Relation };

/** What has become of an entry, and whether this member may say 这不是我们答的. */
export function contestOf(
  { terms, status, count, cases }: OpenedRound,
  act: Pick<HouseholdEvent, 'kind' | 'seq' | 'householdId'>,
  { actorId, relation, recentlyBound = false }: Member,
): Pick<HistoryItem, 'standing' | 'late' | 'disputable' | 'dispute'> {
  const late = count.closedSeq !== undefined && act.seq > count.closedSeq ? { late: true } : {};
  if (act.kind !== 'response') return late;
  const responses = count.cells.get(act.householdId)?.now.responses ?? [];
  const target = responses.find(({ response }) => response.seq === act.seq);
  const one = casesOf(cases, 'dispute')
    .filter(({ targetSeq }) => targetSeq === act.seq)
    .at(-1);
  const refusal = refuseDispute({ status, target, member: { actorId, relation, recentlyBound } });
  return {
    ...late,
    ...(target === undefined ? {} : { standing: target.standing }),
    disputable: !isRefusal(refusal),
    ...(one === undefined
      ? {}
      : {
          dispute: {
            disputeId: caseIdOf(terms.communityId, one.seq),
            state: DISPUTE_STATES[one.state],
          },
        }),
  };
}

import { refuse, type Refusal } from '../../refusal.ts';
import { RELATION_RANK } from '../counting/answerRank.ts';
import type { RecordedResponse, Standing } from '../response.ts';
import type { Relation, RoundStatus } from '../round.ts';

/** A response as far as disputing it needs it. */
interface DisputedEntry {
  readonly response: Pick<RecordedResponse, 'actorId' | 'by' | 'relation'>;
  readonly standing: Standing;
}

/** All that decides whether a household may say that an entry in its name is not its own. */
export interface DisputeSituation {
  readonly status: RoundStatus;
  /** Undefined: the household has no such response. */
  readonly target: DisputedEntry | undefined;
  /** The member who speaks; undefined for the bearer of a printed slip, who speaks for the household. */
  readonly member:
    { readonly actorId: string; readonly relation: Relation; readonly recentlyBound: boolean } | undefined;
}

/**
 * Why an entry may not be disputed, or undefined. Anything that staff, a proxy or another member entered may be, until
 * the result is final; the own answer is changed or withdrawn instead. What a member of higher rank said itself stays
 * out of a tenant's or a newcomer's reach, as with replacing it; a slip reaches staff and proxy entries only.
 */
export function refuseDispute({ status, target, member }: DisputeSituation): Refusal | undefined {
  if (status === 'draft') return refuse('round/not-open');
  if (status === 'final' || status === 'cancelled') return refuse('round/final');
  if (target === undefined) return refuse('request/not-found');
  const { response, standing } = target;
  if (standing === 'disputed') return refuse('dispute/already-open');
  if (standing === 'withdrawn' || standing === 'removed') return refuse('dispute/nothing-left');
  if (response.by !== 'self') return undefined;
  if (member === undefined) return refuse('dispute/members-entry');
  if (response.actorId === member.actorId) return refuse('dispute/own-entry');
  if (RELATION_RANK[response.relation] > RELATION_RANK[member.relation]) return refuse('dispute/higher-rank');
  return member.recentlyBound ? refuse('response/binding-recent') : undefined;
}

/** All that decides whether a person may settle a dispute. */
export interface ResolutionSituation {
  readonly status: RoundStatus;
  /** The disputed response still stands as disputed. */
  readonly open: boolean;
  readonly ownEntry: boolean;
  /** The person disputed it, or printed the slip by which it was disputed. */
  readonly ownRequest: boolean;
  readonly ownHousehold: boolean;
}

/** Why a person may not settle a dispute: settled or too late, the person's own entry, request or household. */
export function refuseResolution({
  status,
  open,
  ownEntry,
  ownRequest,
  ownHousehold,
}: ResolutionSituation): Refusal | undefined {
  if (status === 'final' || status === 'cancelled') return refuse('round/final');
  if (!open) return refuse('case/not-waiting');
  if (ownEntry) return refuse('case/own-entry');
  if (ownRequest) return refuse('case/own-request');
  return ownHousehold ? refuse('case/own-household') : undefined;
}

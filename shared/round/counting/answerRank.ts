import type { Question } from '../question.ts';
import type { RecordedResponse } from '../response.ts';
import type { Relation } from '../round.ts';

/** What decides how a response ranks; a phone can fill it for an answer not sent yet. */
export type RankedAct = Pick<RecordedResponse, 'relation' | 'by' | 'channel' | 'identityChecked'>;

/** 业主 (and who stands for the owner) before 家属 before 租户. */
export const RELATION_RANK: Readonly<Record<Relation, number>> = { owner: 3, agent: 3, family: 2, tenant: 1 };

/**
 * How directly the household spoke: 2 itself online, or on paper signed before a second person who checked
 * identity; 1 proxy with a letter, or a plain paper form; 0 spoken to staff (door, meeting, designer, call). An
 * agent is a proxy in whatever he does, though his relation is that of the owner he stands for.
 */
export function actRank({ relation, by, channel, identityChecked }: RankedAct): 0 | 1 | 2 {
  const online = channel === 'app' || channel === 'web';
  if (by === 'self' && online) return relation === 'agent' ? 1 : 2;
  if (channel === 'paper') return identityChecked && relation !== 'agent' && by !== 'proxy' ? 2 : 1;
  return by === 'proxy' ? 1 : 0;
}

/**
 * Negative, 0 or positive as the first ranks below, beside or above the second on this question. Relation goes
 * before the act where the question touches property or money; elsewhere everybody who lives there speaks alike
 * and the act alone decides. At equal rank the later act counts.
 */
export function compareRank(
  question: Pick<Question, 'touchesProperty'>,
  first: RankedAct,
  second: RankedAct,
): number {
  const byRelation = question.touchesProperty
    ? RELATION_RANK[first.relation] - RELATION_RANK[second.relation]
    : 0;
  return byRelation !== 0 ? byRelation : actRank(first) - actRank(second);
}

/** A tenant beside an owner or his family where property is touched: the owner's side stands, nothing to settle. */
export function isTenantUnderOwner(
  question: Pick<Question, 'touchesProperty'>,
  tenant: Pick<RankedAct, 'relation'>,
  owner: Pick<RankedAct, 'relation'>,
): boolean {
  return question.touchesProperty && tenant.relation === 'tenant' && owner.relation !== 'tenant';
}

/**
 * Whether a person who withdraws takes this response back: its own, and what ranks lower, by relation first and then by
 * the act; never what somebody of the household said with the same or a higher rank
 * (docs/decisions/who-withdraws-what.md). Withdrawing is done online by oneself.
 */
export function isTakenBack(
  response: RankedAct & Pick<RecordedResponse, 'actorId'>,
  withdrawal: Pick<RecordedResponse, 'actorId' | 'relation'>,
): boolean {
  if (response.by === 'self' && response.actorId === withdrawal.actorId) return true;
  const { relation } = withdrawal;
  const byRelation = RELATION_RANK[relation] - RELATION_RANK[response.relation];
  if (byRelation !== 0) return byRelation > 0;
  return actRank({ relation, by: 'self', channel: 'web', identityChecked: false }) > actRank(response);
}

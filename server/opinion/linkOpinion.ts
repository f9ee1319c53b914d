import { createHash } from 'node:crypto';
import type { Role } from '../../shared/identity/account.ts';
import { PLAN_CLAUSE_NAMES } from '../../shared/opinion/planClause.ts';
import type { ChosenTarget } from '../../shared/opinion/opinion.ts';
import { PUBLICATION_NAMES } from '../../shared/plan/publication.ts';
import { hasWords } from '../../shared/round/answering/hasWords.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { CommunityState } from '../state/communityState.ts';
import type { OpinionRecord } from './opinionModel.ts';
import { OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';
import { lineIn } from './scoreLines.ts';

export interface LinkOrder {
  readonly clientKey: string;
  readonly target: ChosenTarget;
  readonly note?: string;
  readonly wholeGroup?: boolean;
}

/**
 * Says what became of an opinion: a link to what the plan, the acceptance or a later score shows of it, or the reason
 * why not. With `wholeGroup` the same link goes to every opinion that staff have put together with it. Gives the link's
 * id; the same key again is the same link.
 */
export async function linkOpinion(
  parts: OpinionParts,
  caller: Caller,
  opinion: OpinionRecord,
  { clientKey, target, note, wholeGroup }: LinkOrder,
): Promise<{ readonly linkId: string } | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  if (target.kind === 'explanation' && (note === undefined || !hasWords(note)))
    return refuseFields([{ path: 'note', code: 'required' }]);
  if (note !== undefined && (await parts.moderation.checkText(caller, note)) === 'refused')
    return refuse('content/refused');
  const title = titleOf(parts.ledger.state(opinion.communityId), target);
  if (title === undefined) return refuse('opinion/target-unknown');
  const { _id, groupId, grouping, source } = opinion;
  if (wholeGroup === true && (groupId === undefined || grouping !== 'confirmed'))
    return refuse('opinion/not-grouped');
  const members =
    wholeGroup === true && groupId !== undefined
      ? await parts.groups.membersInScope(caller, OPINION_WORKERS, [groupId])
      : [opinion];
  const linkId = `link-${createHash('sha256')
    .update(JSON.stringify([account.id, clientKey]))
    .digest('hex')
    .slice(0, 24)}`;
  await parts.opinions.link(
    wholeGroup === true
      ? members.flatMap((member) => (member.grouping === 'confirmed' ? [member._id] : []))
      : [_id],
    {
      linkId,
      at: new Date(parts.clock.now()),
      by: actingRole(caller),
      actor: account.id,
      target,
      title,
      ...(note === undefined || !hasWords(note) ? {} : { note: note.trim() }),
    },
    // A score says nothing that the published result does not; its thread is everybody's.
    source === 'score',
  );
  return { linkId };
}

/** The role in which the caller works on opinions. */
export function actingRole({ account }: Caller): Role {
  const held = account?.roles.map(({ role }) => role) ?? [];
  return OPINION_WORKERS.find((role) => held.includes(role)) ?? 'worker';
}

/** What a link points at, in words; undefined where there is no such thing in this community. */
function titleOf(state: CommunityState, target: ChosenTarget): string | undefined {
  switch (target.kind) {
    case 'clause':
    case 'item': {
      const plan = state.plans.find(({ content }) => content.planVersionId === target.planVersionId);
      if (plan === undefined) return undefined;
      const { version, items } = plan.content;
      const part =
        target.kind === 'clause'
          ? PLAN_CLAUSE_NAMES[target.clause]
          : items.find(({ itemId }) => itemId === target.itemId)?.name;
      return part === undefined ? undefined : `改造方案第 ${version} 版 · ${part}`;
    }
    case 'acceptance':
      return state.publications.get(target.hash)?.kind === 'acceptance'
        ? PUBLICATION_NAMES.acceptance
        : undefined;
    case 'score': {
      const line = lineIn(state.rounds.get(target.roundId), target.questionId, target.rowId);
      return line === undefined ? undefined : `${line.roundTitle} · ${line.label}`;
    }
    case 'explanation':
      return '说明';
  }
}

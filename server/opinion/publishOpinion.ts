import { refusePublish } from '../../shared/opinion/refusePublish.ts';
import { hasWords } from '../../shared/round/answering/hasWords.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { actingRole } from './linkOpinion.ts';
import type { OpinionRecord } from './opinionModel.ts';
import type { OpinionParts } from './opinionParts.ts';
import { smallCellOf } from './presentOpinion.ts';

/** Puts a version without names before everybody, in place of the one that stands there; that one is kept. */
export async function publishOpinion(
  parts: OpinionParts,
  caller: Caller,
  opinion: OpinionRecord,
  words: string,
): Promise<Refusal | undefined> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  if (!hasWords(words)) return refuseFields([{ path: 'words', code: 'empty' }]);
  const { source, mayPublish, groupId, grouping, said } = opinion;
  const voices =
    groupId === undefined || grouping !== 'confirmed' ? undefined : await parts.opinions.voicesOf([groupId]);
  const refused = refusePublish({
    source,
    mayPublish,
    households: voices?.get(groupId ?? '') ?? 1,
    smallCellK: smallCellOf(said === undefined ? undefined : parts.opened.find(said.roundId)),
    words,
  });
  if (refused !== undefined) return refused;
  if ((await parts.moderation.checkText(caller, words)) === 'refused') return refuse('content/refused');
  const at = new Date(parts.clock.now());
  const version = { words: words.trim(), at, by: actingRole(caller), actor: account.id };
  await parts.opinions.publish(opinion._id, version, { at, actor: account.id, reason: '换了新的公开文字' });
  return undefined;
}

/** Takes the public version back; it is kept with the reason. */
export async function unpublishOpinion(
  parts: OpinionParts,
  caller: Caller,
  opinion: OpinionRecord,
  reason: string,
): Promise<Refusal | undefined> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  if (opinion.publications.every(({ ended }) => ended !== undefined)) return refuse('opinion/not-public');
  await parts.opinions.publish(opinion._id, undefined, {
    at: new Date(parts.clock.now()),
    actor: account.id,
    reason,
  });
  return undefined;
}

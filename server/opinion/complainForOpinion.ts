import { createHash } from 'node:crypto';
import type { ComplaintCategory } from '../../shared/complaint/complaint.ts';
import { draftOfScore, draftOfWords } from '../../shared/opinion/complaintDraft.ts';
import type { ComplaintDraft } from '../../shared/opinion/opinion.ts';
import { refuseComplaint } from '../../shared/opinion/refuseComplaint.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { actingRole } from './linkOpinion.ts';
import type { OpinionRecord } from './opinionModel.ts';
import type { OpinionParts } from './opinionParts.ts';
import { lineIn } from './scoreLines.ts';

/** What the office would file for an opinion, with what it is called; or why it may not. */
export function draftFor(
  { opened, policyAt }: Pick<OpinionParts, 'opened' | 'policyAt'>,
  { source, said, publications, regionIds }: OpinionRecord,
): (ComplaintDraft & { readonly title: string }) | Refusal {
  const round = said === undefined ? undefined : opened.find(said.roundId);
  const line = source === 'score' ? lineIn(round, said?.questionId ?? '', said?.rowId) : undefined;
  const published = publications.find(({ ended }) => ended === undefined)?.words;
  const refused = refuseComplaint({
    source,
    lowScore: policyAt(regionIds).satisfactionLowScore.value,
    ...(round === undefined ? {} : { status: round.status }),
    ...(line === undefined ? {} : { line }),
    ...(published === undefined ? {} : { published }),
  });
  if (refused !== undefined) return refused;
  if (line !== undefined) return { ...draftOfScore(line), title: `${line.roundTitle} · ${line.label}` };
  return { ...draftOfWords(published ?? ''), title: '居民意见' };
}

/** The living link of an opinion to the complaint that the office filed for it. */
export function complaintLinkOf({ links }: OpinionRecord): OpinionRecord['links'][number] | undefined {
  return links.find(({ target, undone }) => target.kind === 'complaint' && undone === undefined);
}

/**
 * Files a complaint of the office for a low score or for published words, and links the opinion to it. However often it
 * is asked for, by however many, there is one complaint; where the link was cut off by a crash it is made up for.
 */
export async function complainForOpinion(
  parts: OpinionParts,
  caller: Caller,
  opinion: OpinionRecord,
  category: ComplaintCategory,
): Promise<{ readonly linkId: string } | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const there = complaintLinkOf(opinion);
  if (there !== undefined) return { linkId: there.linkId };
  const draft = draftFor(parts, opinion);
  if (isRefusal(draft)) return draft;
  const { _id: opinionId, communityId, source } = opinion;
  const community = await parts.communities.find(communityId);
  if (community === undefined) return refuse('request/not-found');
  const { title, text } = draft;
  const filed = await parts.complaints.fileForOffice(caller, community, {
    origin: { opinionId, title },
    category,
    text,
  });
  if (isRefusal(filed)) return filed;
  const { complaintId, number } = filed;
  const linkId = `link-${createHash('sha256').update(complaintId).digest('hex').slice(0, 24)}`;
  const link = {
    linkId,
    at: new Date(parts.clock.now()),
    by: actingRole(caller),
    actor: account.id,
    target: { kind: 'complaint', complaintId } as const,
    title: `诉求 ${number}`,
  };
  await parts.opinions.link([opinionId], link, source === 'score');
  return { linkId };
}

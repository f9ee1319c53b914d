import type { ComplaintActor, ComplaintVerb } from '../../shared/complaint/complaint.ts';
import { refuseVerb, type MergeTarget, type VerbAct } from '../../shared/complaint/refuseVerb.ts';
import { plainText, textFault } from '../../shared/plainText.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { addEntries, asPending, saidBefore, type Decision, type EntryDraft } from './addEntries.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { asStanding, type ComplaintParts } from './complaintParts.ts';
import { actorsOf, authorOf, worksAtHome } from './complaintScope.ts';
import { finishMerge } from './finishMerge.ts';

/** A verb with what is said with it. */
export interface VerbSaid {
  readonly verb: ComplaintVerb;
  readonly clientKey: string;
  readonly expectedVersion?: number;
  readonly text?: string;
  readonly photos?: readonly string[];
  readonly organisationId?: string;
  readonly workingDays?: number;
  readonly approve?: boolean;
  readonly rating?: number;
  /** The complaint that goes on after a merge. */
  readonly into?: string;
}

/**
 * Says a verb on a complaint in the caller's reach and gives it back as it stands then. The rule is asked before
 * anything else is looked at, and again as often as somebody else was quicker; sent again it changes nothing.
 */
export async function moveComplaint(
  parts: ComplaintParts,
  caller: Caller,
  complaintId: string,
  said: VerbSaid,
): Promise<ComplaintRecord | Refusal> {
  const into = said.into === undefined ? undefined : await parts.complaints.findInReach(caller, said.into);
  const say = () => sayVerb(parts, caller, complaintId, said);
  return into === undefined ? say() : parts.mergeTurns.inTurn(into.communityId, say);
}

async function sayVerb(
  parts: ComplaintParts,
  caller: Caller,
  complaintId: string,
  said: VerbSaid,
): Promise<ComplaintRecord | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const read = () => parts.complaints.findInReach(caller, complaintId, said.clientKey);
  const text = said.text === undefined ? undefined : plainText(said.text);
  const fault = said.text === undefined ? undefined : textFault(said.text);
  if (fault !== undefined) return refuseFields([{ path: 'text', code: fault }]);
  const target = said.into === undefined ? undefined : await mergeTarget(parts, caller, said.into);

  const decide = (complaint: ComplaintRecord, at: number): Decision => {
    const draft = draftOf(said, text);
    const known = saidBefore(complaint.entries, account.id, draft);
    if (known !== undefined) return known;
    const { into: _into, ...words } = said;
    const act = { ...words, at, accountId: account.id, ...(target === undefined ? {} : { into: target }) };
    if (worksAtHome(caller, complaint)) return refuse('case/own-household');
    const actor = actorWhoMay(complaint, actorsOf(caller, complaint), act);
    if (isRefusal(actor)) return actor;
    const { expectedVersion: version } = said;
    if (version !== undefined && version !== complaint.version) return refuse('complaint/changed');
    return [{ ...draft, by: authorOf(caller, complaint), actor, accountId: account.id }];
  };

  // Once before anything is kept for it: whoever may not say it hears that first.
  const complaint = await read();
  if (complaint === undefined) return refuse('request/not-found');
  const first = decide(complaint, parts.clock.now());
  if (isRefusal(first)) return first;
  let pending = false;
  if (first !== 'there') {
    const unknown = await refuseUnknown(parts, complaint, caller, said);
    if (unknown !== undefined) return unknown;
    const checked = await parts.check.checkText(caller, text ?? '');
    if (checked === 'refused') return refuse('content/refused');
    pending = checked === 'pending';
  }
  const moved = await addEntries(parts, read, (now, at) => {
    const decided = decide(now, at);
    return pending ? asPending(decided) : decided;
  });
  if (isRefusal(moved) || said.verb !== 'merge') return moved;
  await finishMerge(parts, moved);
  return moved;
}

/** The first capacity of the caller in which the verb may be said; else why the first one may not. */
function actorWhoMay(
  complaint: ComplaintRecord,
  actors: readonly ComplaintActor[],
  act: Omit<VerbAct, 'actor'>,
): ComplaintActor | Refusal {
  const standing = asStanding(complaint);
  let why: Refusal | undefined;
  for (const actor of actors) {
    const refusal = refuseVerb(standing, { ...act, actor });
    if (refusal === undefined) return actor;
    // That it is not the time says more than that somebody else would have to say it.
    if (why === undefined || why.refused === 'identity/role-may-not') why = refusal;
  }
  return why ?? refuse('identity/role-may-not');
}

function draftOf(said: VerbSaid, text: string | undefined): Omit<EntryDraft, 'by'> {
  const { verb: kind, clientKey, photos = [], organisationId, workingDays, approve, rating, into } = said;
  return {
    kind,
    clientKey,
    ...(text === undefined ? {} : { text }),
    ...(photos.length === 0 ? {} : { photos }),
    ...(organisationId === undefined ? {} : { organisationId }),
    ...(workingDays === undefined ? {} : { workingDays }),
    ...(approve === undefined ? {} : { approve }),
    ...(rating === undefined ? {} : { rating }),
    ...(into === undefined ? {} : { into }),
  };
}

/** An organisation that does not work for the community, photographs that the caller has not uploaded. */
async function refuseUnknown(
  { organisations, photos }: ComplaintParts,
  { communityId }: ComplaintRecord,
  { account }: Caller,
  said: VerbSaid,
): Promise<Refusal | undefined> {
  if (said.organisationId !== undefined) {
    const organisation = await organisations.find(said.organisationId);
    if (organisation?.communityIds.includes(communityId) !== true)
      return refuse('complaint/organisation-unknown');
  }
  return photos.claim({ evidenceIds: said.photos ?? [], accountId: account?.id ?? '', communityId });
}

async function mergeTarget(
  { complaints }: ComplaintParts,
  caller: Caller,
  into: string,
): Promise<MergeTarget | undefined> {
  const found = await complaints.findInReach(caller, into);
  return found === undefined ? undefined : asStanding(found);
}

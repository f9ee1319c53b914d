import { isOpen } from '../../shared/complaint/verbTable.ts';
import { plainText, textFault } from '../../shared/plainText.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { addEntries, asPending, saidBefore, type Decision } from './addEntries.ts';
import { canBeAnswered } from './canBeAnswered.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { actorsOf, authorOf, readerOf } from './complaintScope.ts';

/** Something said beside the verbs. */
export interface EntrySaid {
  readonly clientKey: string;
  readonly expectedVersion?: number;
  readonly text: string;
  readonly photos?: readonly string[];
  readonly internal?: boolean;
  readonly asksFiler?: boolean;
}

const DAY = 86_400_000;
/** Of one resident in one complaint and a day; staff write as their work demands. */
const MOST_SAID_IN_A_DAY = 20;
/** A complaint with more entries has become something else. */
const MOST_ENTRIES = 1000;

/**
 * Says something on a complaint that has not ended: to everybody in its reach, to staff and handlers only, or as a
 * question for which its clocks wait for the filer, one at a time. Residents who follow it may add what they know.
 */
export async function sayEntry(
  parts: ComplaintParts,
  caller: Caller,
  complaintId: string,
  said: EntrySaid,
): Promise<ComplaintRecord | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const fault = textFault(said.text);
  if (fault !== undefined) return refuseFields([{ path: 'text', code: fault }]);
  if (said.internal === true && said.asksFiler === true)
    return refuseFields([{ path: 'internal', code: 'not-allowed' }]);
  const text = plainText(said.text);
  const read = () => parts.complaints.findInReach(caller, complaintId);
  const follows = (await parts.follows.followedBy(account.id, [complaintId])).has(complaintId);
  const kind = said.asksFiler === true ? 'askFiler' : 'said';
  const { photos = [] } = said;
  const found = await read();
  if (found === undefined) return refuse('request/not-found');
  // The clocks would wait for an answer that nobody can give.
  const asksNobody = kind === 'askFiler' && !(await canBeAnswered(parts, found));

  const decide = (complaint: ComplaintRecord, at: number): Decision => {
    const own = complaint.entries.filter(({ accountId }) => accountId === account.id);
    const draft = {
      kind,
      clientKey: said.clientKey,
      text,
      ...(photos.length === 0 ? {} : { photos }),
      ...(said.internal === true ? { internal: true } : {}),
    } as const;
    const known = saidBefore(own, account.id, draft);
    if (known !== undefined) return known;
    const refusal = refuseSpeaker(caller, complaint, said, follows);
    if (refusal !== undefined) return refusal;
    if (asksNobody) return refuse('complaint/nobody-to-ask');
    const ended = refuseEnded(complaint, kind);
    if (ended !== undefined) return ended;
    const today = own.filter((entry) => entry.kind === 'said' && entry.at > at - DAY).length;
    if (actorsOfOffice(caller, complaint) === 0 && today >= MOST_SAID_IN_A_DAY)
      return refuse('complaint/too-much-said', { most: MOST_SAID_IN_A_DAY });
    if (said.expectedVersion !== undefined && said.expectedVersion !== complaint.version)
      return refuse('complaint/changed');
    return [{ ...draft, by: authorOf(caller, complaint), accountId: account.id }];
  };

  const first = decide(found, parts.clock.now());
  if (isRefusal(first)) return first;
  let pending = false;
  if (first !== 'there') {
    const { communityId } = found;
    const unclaimed = await parts.photos.claim({ evidenceIds: photos, accountId: account.id, communityId });
    if (unclaimed !== undefined) return unclaimed;
    // What stays among staff is shown to nobody else.
    const checked = said.internal === true ? 'pass' : await parts.check.checkText(caller, text);
    if (checked === 'refused') return refuse('content/refused');
    pending = checked === 'pending';
  }
  return addEntries(parts, read, (now, at) => {
    const decided = decide(now, at);
    return pending ? asPending(decided) : decided;
  });
}

function actorsOfOffice(caller: Caller, complaint: ComplaintRecord): number {
  return actorsOf(caller, complaint).filter((actor) => actor !== 'filer').length;
}

/** Offices that only read say nothing; notes and questions are for those who work on it. */
function refuseSpeaker(
  caller: Caller,
  complaint: ComplaintRecord,
  { internal, asksFiler }: EntrySaid,
  follows: boolean,
): Refusal | undefined {
  const works = actorsOfOffice(caller, complaint) > 0;
  if (works) return undefined;
  const reader = readerOf(caller, complaint);
  const mayAdd = reader === 'filer' || (reader === 'resident' && follows);
  return mayAdd && internal !== true && asksFiler !== true ? undefined : refuse('identity/role-may-not');
}

function refuseEnded(
  { folded: { state, waitingSince }, entries }: ComplaintRecord,
  kind: 'said' | 'askFiler',
): Refusal | undefined {
  if (kind === 'askFiler' && waitingSince !== null) return refuse('complaint/question-open');
  if (entries.length >= MOST_ENTRIES) return refuse('complaint/full', { most: MOST_ENTRIES });
  const goesOn = isOpen(state) || (kind === 'said' && state === 'done');
  return goesOn ? undefined : refuse('complaint/ended');
}

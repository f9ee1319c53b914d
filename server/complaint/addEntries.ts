import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { foldComplaint } from '../../shared/complaint/foldComplaint.ts';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { hidesFiling, type ComplaintParts } from './complaintParts.ts';

/** An entry before it has its place in time. */
export type EntryDraft = Omit<ComplaintEntry, 'entryId' | 'at'>;

/** What a rule answers: entries to add, that they are there already, or why not. */
export type Decision = readonly EntryDraft[] | 'there' | Refusal;

/** A lost race is decided again; so many in a row mean that something else is wrong. */
const MOST_TRIES = 24;
/** Whoever has lost often lets a moment go by, each another one and ever longer: a whole building may speak at once. */
const LOST_OFTEN = 4;
const PAUSE_MS = 30;

/**
 * Adds entries to a complaint as one write. The rule is asked with the complaint as it stands; where somebody else was
 * quicker it is read and asked again, so that of two who act at once one is refused by the state that the other made.
 */
export async function addEntries(
  { complaints, calendar, clock }: Pick<ComplaintParts, 'complaints' | 'calendar' | 'clock'>,
  read: () => Promise<ComplaintRecord | undefined>,
  decide: (complaint: ComplaintRecord, at: number) => Promise<Decision> | Decision,
): Promise<ComplaintRecord | Refusal> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const complaint = await read();
    if (complaint === undefined) return refuse('request/not-found');
    // A clock that was set back must not put an entry before the last.
    const at = Math.max(clock.now(), complaint.folded.movedAt);
    const decided = await decide(complaint, at);
    if (decided === 'there') return complaint;
    if (isRefusal(decided)) return decided;
    const added = decided.map((draft): ComplaintEntry => ({ entryId: newEntryId(), at, ...draft }));
    const entries = [...complaint.entries, ...added];
    const folded = foldComplaint(complaint.terms, entries, calendar);
    const moved = await complaints.append(complaint, added, {
      folded,
      isHidden: hidesFiling(entries, folded),
    });
    if (moved !== undefined) return moved;
    if (tries >= LOST_OFTEN) await setTimeout(randomInt(PAUSE_MS * tries));
  }
  return refuse('server/unavailable');
}

/**
 * Whether the account has sent this key before: the same is there already, something else under it is refused;
 * undefined where it is new.
 */
export function saidBefore(
  entries: readonly ComplaintEntry[],
  accountId: string,
  draft: Omit<EntryDraft, 'by'>,
): 'there' | Refusal | undefined {
  const known = entries.find((one) => one.accountId === accountId && one.clientKey === draft.clientKey);
  if (known === undefined) return undefined;
  return contentOf(known) === contentOf(draft) ? 'there' : refuse('response/idempotency-mismatch');
}

function contentOf(entry: Omit<EntryDraft, 'by'>): string {
  const {
    kind,
    text,
    photos = [],
    internal = false,
    organisationId,
    workingDays,
    approve,
    rating,
    into,
  } = entry;
  return JSON.stringify([kind, text, photos, internal, organisationId, workingDays, approve, rating, into]);
}

/** The same with words that wait for their check. */
export function asPending(decided: Decision): Decision {
  if (decided === 'there' || isRefusal(decided)) return decided;
  return decided.map((draft) => ({ ...draft, pending: true }));
}

/** An entry's name, unique in its complaint. */
export function newEntryId(): string {
  return `entry-${randomBytes(8).toString('hex')}`;
}

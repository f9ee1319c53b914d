import { hash } from 'node:crypto';
import { MESSAGE_PAUSE_MS, sendingTime } from '../../shared/notice/sendingTime.ts';
import type { Clock } from '../clock.ts';
import type { Turns } from '../database/heldTurn.ts';
import type { Contact } from '../identity/contactStore.ts';
import type { Places } from '../identity/places.ts';
import type { DeliveryStore } from './deliveryStore.ts';
import { SENDING_CHANNELS, type NoticeRecord } from './noticeModel.ts';
import type { Sender, SendOutcome } from './sending.ts';

export interface TellingParts {
  readonly store: DeliveryStore;
  /** One sender at a time for an addressee; put to use when a message goes out. */
  readonly turns: Turns;
  readonly places: Places;
  readonly clock: Clock;
  /** In the order in which they are tried. */
  readonly senders: readonly Sender[];
  readonly peopleOf: (addressee: string) => Promise<readonly Contact[]>;
  /** Whose hour counts: the household of a person, or the addressee itself. */
  readonly turnOf: (addressee: string) => Promise<string>;
}

const MINUTE = 60_000;
/** After each failed try; once they are used up the next channel is tried. */
const WAITS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE] as const;
/** 示例默认: so long a household's unopened message lies in its list before a slip is printed. */
const LIST_PATIENCE_MS = 72 * 60 * MINUTE;

/**
 * Tells one addressee all that is due: by the first channel that takes it, in one message a person; what no channel takes
 * lies in the list, and where nobody has an account becomes a slip. Somebody who would be told at night, or within the
 * hour of the last message, waits, unless it is urgent (night is night for that too).
 */
export async function tellAddressee(parts: TellingParts, addressee: string): Promise<void> {
  const { store, turns, clock, senders } = parts;
  const people = await parts.peopleOf(addressee);
  if (!people.some((person) => senders.some((sender) => sender.addressOf(person) !== undefined))) {
    return layDown(parts, people, await store.dueOf(addressee, new Date(clock.now())));
  }
  const turn = await turns.claim(await parts.turnOf(addressee));
  if (turn === undefined) return;
  let sent = false;
  try {
    const now = clock.now();
    // Read under the turn: what another instance has told since is no longer owed.
    const due = await store.dueOf(addressee, new Date(now));
    const ready = sendingTime(
      due.some(({ urgent }) => urgent) ? now : Math.max(now, (turn.usedAt ?? -Infinity) + MESSAGE_PAUSE_MS),
    );
    if (ready > now) {
      await store.postpone(
        due.map(({ _id }) => _id),
        new Date(ready),
      );
    } else {
      const trying = await sendAll(parts, people, due);
      sent = trying.sent;
      await layDown(parts, people, trying.left);
    }
  } finally {
    await turn.release(sent);
  }
}

async function sendAll(
  { store, clock, senders }: TellingParts,
  people: readonly Contact[],
  due: readonly NoticeRecord[],
): Promise<{ readonly sent: boolean; readonly left: readonly NoticeRecord[] }> {
  let left = due;
  let sent = false;
  for (const sender of senders) {
    const place = SENDING_CHANNELS.indexOf(sender.channel);
    const trying = left.filter(({ channel }) => SENDING_CHANNELS.indexOf(channel) <= place);
    const outcomes = await sendBy(sender, people, trying);
    const told = trying.filter(({ _id }) => outcomes.get(_id) === 'sent');
    await store.told(told, sender.channel, new Date(clock.now()));
    sent ||= told.length > 0;
    const later = trying.filter((notice) => outcomes.get(notice._id) === 'later' && waitOf(notice, sender));
    for (const notice of later) {
      const { attempts, wait } = waitOf(notice, sender) ?? { attempts: 0, wait: MINUTE };
      const dueAt = new Date(clock.now() + wait);
      await store.retry([notice], { channel: sender.channel, attempts, dueAt });
    }
    left = left.filter((notice) => !told.includes(notice) && !later.includes(notice));
  }
  return { sent, left };
}

/** How long to wait after one more failure on this channel; undefined when it has failed often enough. */
function waitOf(
  { channel, attempts }: NoticeRecord,
  sender: Sender,
): { readonly attempts: number; readonly wait: number } | undefined {
  const failed = channel === sender.channel ? attempts : 0;
  const wait = WAITS_MS[failed];
  return wait === undefined ? undefined : { attempts: failed + 1, wait };
}

/** Nobody is told of the own act, nor of what began in a household before the person belonged to it. */
function isFor(
  { actorId, owedAt, aboutAt = owedAt }: NoticeRecord,
  { accountId, boundAt }: Contact,
): boolean {
  return accountId !== actorId && (boundAt === undefined || boundAt <= aboutAt);
}

/** One message to each person, about all of it that is for this person. A notice is sent when one person got it. */
async function sendBy(
  sender: Sender,
  people: readonly Contact[],
  trying: readonly NoticeRecord[],
): Promise<ReadonlyMap<string, SendOutcome>> {
  const outcomes = new Map<string, SendOutcome>();
  const reached = new Set<string>();
  for (const to of people) {
    const address = sender.addressOf(to);
    const [first, ...others] = trying.filter((notice) => isFor(notice, to));
    if (address === undefined || reached.has(address) || first === undefined) continue;
    reached.add(address);
    const messageId = hash('sha256', `${first._id} ${to.accountId}`, 'hex').slice(0, 32);
    const outcome = await sender.send({ messageId, to, notices: [first, ...others] });
    for (const { _id } of [first, ...others]) {
      const before = outcomes.get(_id);
      if (before !== 'sent' && (outcome !== 'cannot' || before === undefined)) outcomes.set(_id, outcome);
    }
  }
  return outcomes;
}

/** What no channel took: into the list of whoever has an account, on paper for a household in which nobody has. */
async function layDown(
  { store, places, clock }: TellingParts,
  people: readonly Contact[],
  left: readonly NoticeRecord[],
): Promise<void> {
  for (const notice of left) {
    const { _id, householdId, reason } = notice;
    const hasReader = people.some((person) => isFor(notice, person));
    if (hasReader || householdId === undefined) {
      await store.list([_id], new Date(clock.now() + LIST_PATIENCE_MS));
    } else if (reason === 'memberJoined') {
      // Existing members are told of a new one; the first has nobody beside it.
      await store.giveUp([_id]);
    } else {
      await onPaper({ store, places }, notice);
    }
  }
}

/** Puts a notice on the list of slips to be handed over. */
export async function onPaper(
  { store, places }: Pick<TellingParts, 'store' | 'places'>,
  { _id, communityId, householdId = '' }: NoticeRecord,
): Promise<void> {
  const home = await places.describeHousehold(householdId);
  const community = await places.describeCommunity(communityId);
  if (home === null || community === null) return store.giveUp([_id]);
  await store.toSlip([_id], { buildingId: home.buildingId, regionIds: community.regionIds });
}

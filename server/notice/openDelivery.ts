import { ROLES, type Role } from '../../shared/identity/account.ts';
import type { Contact, ContactStore } from '../identity/contactStore.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import { waitBriefly } from '../waitBriefly.ts';
import type { NoticeRecord } from './noticeModel.ts';
import { recordDelivery } from './recordDelivery.ts';
import { onPaper, tellAddressee, type TellingParts } from './tellAddressee.ts';

export interface Delivery {
  /** One round: tells whom it can, and returns when that is done. Rounds of one instance follow each other. */
  deliver(): Promise<void>;
  /** Rounds until nothing is due that this instance can tell; throws the first of what failed on the way. */
  settle(): Promise<void>;
  /** From now on rounds follow each other by themselves. */
  start(): void;
  /** There is something new to tell; returns at once. */
  soon(): void;
  stop(): Promise<void>;
  /** How many notices had stepped back after the last round, because we could not tell or record them. */
  failing(): number;
}

const SOON_MS = 500;
/** What other instances owe, what waits for its time. */
const ROUND_MS = 10_000;
const BATCH = 200;
/** After a fault of ours a notice waits, twice as long each time and never longer than this. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
/** After so many faults (two hours) it is laid into the list, where its people find it. */
const MOST_FAULTS = 7;
/** What a round worked on that found nothing. */
const NOTHING = ';;';

/**
 * Works the outbox off, again and again. Any number of instances may: an addressee is told by whoever holds its turn, and
 * what a crash leaves between sending and noting it is sent again (at least once, never lost).
 */
export function openDelivery(
  parts: Omit<TellingParts, 'peopleOf' | 'turnOf'> & {
    readonly contacts: ContactStore;
    readonly ledger: Pick<CommunityLedger, 'append' | 'entry'>;
    readonly onError: (error: unknown) => void;
  },
): Delivery {
  const { store, clock, contacts, ledger } = parts;
  const telling: TellingParts = {
    ...parts,
    peopleOf: (addressee) => peopleOf(contacts, addressee),
    turnOf: (addressee) => turnOf(contacts, addressee),
  };
  let working: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let started = false;
  /** The last round did not see all that was due. */
  let hasMore = false;
  let failing = 0;
  /** The first since `settle` began. */
  const faults: unknown[] = [];
  const onError = (error: unknown): void => {
    if (faults.length === 0) faults.push(error);
    parts.onError(error);
  };

  /**
   * Works on each. What fails is told, steps back and is tried again: neither one addressee whose data is broken nor a log
   * that takes nothing keeps the others from their turn.
   */
  const each = async <Item>(
    items: readonly Item[],
    what: 'dueAt' | 'recordAt',
    noticesOf: (item: Item) => readonly NoticeRecord[],
    work: (item: Item) => Promise<unknown>,
  ): Promise<void> => {
    for (const item of items) {
      if (stopped) return;
      try {
        await work(item);
      } catch (error) {
        onError(error);
        for (const notice of noticesOf(item)) await stepBack(notice, what);
      }
    }
  };
  const stepBack = async (notice: NoticeRecord, what: 'dueAt' | 'recordAt'): Promise<void> => {
    const { _id, status, failures = 0 } = notice;
    const until = new Date(clock.now() + Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS));
    if (what === 'dueAt' && status === 'owed' && failures >= MOST_FAULTS) await store.list([_id], until);
    else await store.failed(notice, what, until);
  };
  const record = async (notice: NoticeRecord): Promise<void> => {
    const refused = await recordDelivery(ledger, notice);
    if (refused !== undefined)
      throw new Error(`The delivery of ${notice._id} is not recorded: ${refused.refused}.`);
    await store.recorded(notice);
  };
  /** Gives what it worked on: a round that finds the same again gets no further. */
  const round = async (): Promise<string> => {
    const now = new Date(clock.now());
    const due = await store.due(now, BATCH);
    hasMore = due.length === BATCH;
    const addressees = [...new Set(due.map(({ addressee }) => addressee))];
    const dueOf = (addressee: string) => due.filter((notice) => notice.addressee === addressee);
    await each(addressees, 'dueAt', dueOf, (addressee) => tellAddressee(telling, addressee));
    const itself = (notice: NoticeRecord) => [notice];
    const unopened = await store.unopened(now, BATCH);
    await each(unopened, 'dueAt', itself, (notice) => onPaper(parts, notice));
    const unrecorded = await store.unrecorded(now, BATCH);
    await each(unrecorded, 'recordAt', itself, record);
    failing = await store.failing();
    return [due, unopened, unrecorded].map((some) => some.map(({ _id }) => _id).join()).join(';');
  };
  const run = (): Promise<string> => {
    const ran = working.then(round).catch((error: unknown) => {
      onError(error);
      return NOTHING;
    });
    working = ran;
    return ran;
  };
  const wait = (ms: number): void => {
    if (stopped || !started) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run().then(() => wait(hasMore ? SOON_MS : ROUND_MS)), ms);
    timer.unref();
  };
  return {
    deliver: async () => void (await run()),
    async settle() {
      faults.length = 0;
      let before = NOTHING;
      for (let worked = await run(); worked !== before && worked !== NOTHING; worked = await run())
        before = worked;
      for (const fault of faults) throw fault;
    },
    start() {
      started = true;
      wait(SOON_MS);
    },
    soon: () => wait(SOON_MS),
    stop() {
      stopped = true;
      clearTimeout(timer);
      return waitBriefly(working);
    },
    failing: () => failing,
  };
}

const HOUSEHOLD = 'household:';
const ACCOUNT = 'account:';
const GRANT = /^grant:(\w+)~(.+)$/;

async function peopleOf(contacts: ContactStore, addressee: string): Promise<readonly Contact[]> {
  if (addressee.startsWith(HOUSEHOLD)) return contacts.membersOf(addressee.slice(HOUSEHOLD.length));
  if (addressee.startsWith(ACCOUNT)) {
    const one = await contacts.find(addressee.slice(ACCOUNT.length));
    return one === undefined ? [] : [one];
  }
  const [, role = '', scope = ''] = GRANT.exec(addressee) ?? [];
  return isRole(role) ? contacts.holdersOf(role, scope) : [];
}

/** A person's messages and those of the household are for the same ears. */
async function turnOf(contacts: ContactStore, addressee: string): Promise<string> {
  if (!addressee.startsWith(ACCOUNT)) return addressee;
  const home = await contacts.homeOf(addressee.slice(ACCOUNT.length));
  return home === undefined ? addressee : `${HOUSEHOLD}${home}`;
}

function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}

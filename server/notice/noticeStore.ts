import type { Connection } from 'mongoose';
import type { Role } from '../../shared/identity/account.ts';
import type { NoticeLink, NoticeReason, NoticeWords } from '../../shared/notice/notice.ts';
import type { Clock } from '../clock.ts';
import { noticeModel, type NoticeRecord } from './noticeModel.ts';

/** Who is told: one person, the people of a household, or all who hold a grant (`organisation:<id>`, `region:<id>` …). */
export type NoticeAddressee =
  | { readonly accountId: string }
  | { readonly householdId: string }
  | { readonly role: Role; readonly scope: string };

/** What a feature owes somebody. */
export interface NoticeToOwe {
  /** Names what happened, such as `complaint:<id>:<version>`; with the addressee it makes owing it twice harmless. */
  readonly sourceId: string;
  readonly to: NoticeAddressee;
  readonly communityId: string;
  readonly reason: NoticeReason;
  readonly words: NoticeWords;
  readonly link: NoticeLink;
  /** Does not wait for the hour of its household; never sent at night either. */
  readonly urgent?: boolean;
  /** Since when it is owed; now unless given. */
  readonly at?: Date;
  /** When what it is about began, where that was before: who came to the household later is not told. */
  readonly aboutAt?: Date;
  /** The entry that owes it. */
  readonly entry?: { readonly log: string; readonly seq: number };
  /** Whose own act it is about: not told of it, and not the one who may hand over its slip. */
  readonly actorId?: string;
}

/** What other features ask of notices. */
export interface NoticeStore {
  /** Puts notices into the outbox; returns when they are durable. Delivery happens by itself. */
  owe(notices: readonly NoticeToOwe[]): Promise<void>;
}

/** The addressee as one text, the same for whoever writes and whoever looks for it. */
export function addresseeOf(to: NoticeAddressee): string {
  if ('accountId' in to) return `account:${to.accountId}`;
  return 'householdId' in to ? `household:${to.householdId}` : `grant:${to.role}~${to.scope}`;
}

/** Whether an addressee is an office or a firm: all who hold a grant. */
export function isOfficeAddressee(addressee: string): boolean {
  return addressee.startsWith('grant:');
}

/** The outbox in the database. */
export function openNoticeStore(
  connection: Connection,
  clock: Clock,
  /** Told when something new is owed. */
  onOwed: () => void = () => undefined,
): NoticeStore {
  const notices = noticeModel(connection);
  return {
    async owe(owed) {
      if (owed.length === 0) return;
      const now = new Date(clock.now());
      await notices.bulkWrite(
        owed.map((notice) => ({
          updateOne: {
            filter: { _id: noticeIdOf(notice) },
            update: { $setOnInsert: recordOf(notice, now) },
            upsert: true,
          },
        })),
      );
      onOwed();
    },
  };
}

/** `<log>:<seq>:<household>` for what an entry owes. */
function noticeIdOf({ sourceId, to }: NoticeToOwe): string {
  return 'householdId' in to ? `${sourceId}:${to.householdId}` : `${sourceId}:${addresseeOf(to)}`;
}

function recordOf(notice: NoticeToOwe, now: Date): Omit<NoticeRecord, '_id'> {
  const { to, communityId, reason, words, link, urgent = false, at = now, aboutAt, entry, actorId } = notice;
  return {
    addressee: addresseeOf(to),
    communityId,
    ...entry,
    ...('householdId' in to ? { householdId: to.householdId } : {}),
    ...(actorId === undefined ? {} : { actorId }),
    reason,
    words,
    link,
    urgent,
    status: 'owed',
    owedAt: at,
    ...(aboutAt === undefined ? {} : { aboutAt }),
    dueAt: at,
    channel: 'wechat',
    attempts: 0,
    readBy: [],
  };
}

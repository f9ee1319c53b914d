import { trusted, type Connection } from 'mongoose';
import type { DeliveryClass } from '../../shared/notice/notice.ts';
import { noticeModel, type NoticeRecord, type NoticeState, type SendingChannel } from './noticeModel.ts';

/** Where a slip has to be brought. */
export interface SlipPlace {
  readonly buildingId: string;
  readonly regionIds: readonly string[];
}

/** What delivery reads and writes of the outbox; every change leaves a notice alone that was settled meanwhile. */
export interface DeliveryStore {
  /** Owed and due, oldest first. */
  due(now: Date, limit: number): Promise<NoticeRecord[]>;
  dueOf(addressee: string, now: Date): Promise<NoticeRecord[]>;
  /** Lying in a household's list, unopened, for longer than we wait. */
  unopened(now: Date, limit: number): Promise<NoticeRecord[]>;
  postpone(ids: readonly string[], dueAt: Date): Promise<void>;
  /** To be tried again; says on which channel and how often it failed there. */
  retry(
    notices: readonly NoticeRecord[],
    next: { readonly channel: SendingChannel; readonly attempts: number; readonly dueAt: Date },
  ): Promise<void>;
  told(notices: readonly NoticeRecord[], by: DeliveryClass, at: Date): Promise<void>;
  list(ids: readonly string[], dueAt: Date): Promise<void>;
  toSlip(ids: readonly string[], place: SlipPlace): Promise<void>;
  giveUp(ids: readonly string[]): Promise<void>;
  /** Settled, not in the log yet, and not waiting after a failure; those that failed least come first. */
  unrecorded(now: Date, limit: number): Promise<NoticeRecord[]>;
  recorded(notice: NoticeRecord): Promise<void>;
  /** Could not be told, or not be recorded, through a fault of ours: it steps back until then, and others get their turn. */
  failed(notice: NoticeRecord, what: 'dueAt' | 'recordAt', until: Date): Promise<void>;
  /** How many have stepped back. */
  failing(): Promise<number>;
}

/** What marks the outcome of a notice that an entry owes for the log. */
export function forTheLog({ log }: Pick<NoticeRecord, 'log'>): { readonly toRecord?: true } {
  return log === undefined ? {} : { toRecord: true };
}

const WAITING: NoticeState[] = ['owed', 'listed'];

/** Opens delivery's side of the outbox. */
export function openDeliveryStore(connection: Connection): DeliveryStore {
  const notices = noticeModel(connection);
  const among = (ids: readonly string[]) => ({ _id: trusted({ $in: [...ids] }) });
  const owedAmong = (ids: readonly string[]) => ({ ...among(ids), status: 'owed' as const });
  const until = (now: Date) => trusted({ $lte: now });
  const went = { $unset: { failures: 1 } } as const;
  return {
    due: (now, limit) =>
      notices
        .find({ status: 'owed', dueAt: until(now) })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit)
        .lean<NoticeRecord[]>(),
    dueOf: (addressee, now) =>
      notices
        .find({ addressee, status: 'owed', dueAt: until(now) })
        .sort({ owedAt: 1, _id: 1 })
        .lean<NoticeRecord[]>(),
    unopened: (now, limit) =>
      notices
        .find({ status: 'listed', dueAt: until(now), householdId: trusted({ $exists: true }) })
        .limit(limit)
        .lean<NoticeRecord[]>(),
    async postpone(ids, dueAt) {
      await notices.updateMany(owedAmong(ids), { $set: { dueAt } });
    },
    async retry(these, next) {
      await notices.updateMany(owedAmong(these.map(({ _id }) => _id)), { $set: next, ...went });
    },
    async told(these, by, at) {
      if (these.length === 0) return;
      await notices.bulkWrite(
        these.map((notice) => ({
          updateOne: {
            filter: { _id: notice._id, status: 'owed' },
            update: { $set: { status: 'told', delivery: { by, at }, ...forTheLog(notice) }, ...went },
          },
        })),
      );
    },
    async list(ids, dueAt) {
      await notices.updateMany(owedAmong(ids), { $set: { status: 'listed', dueAt }, ...went });
    },
    async toSlip(ids, { buildingId, regionIds }) {
      await notices.updateMany(
        { ...among(ids), status: trusted({ $in: WAITING }) },
        { $set: { status: 'slip', buildingId, regionIds: [...regionIds] }, ...went },
      );
    },
    async giveUp(ids) {
      await notices.updateMany(owedAmong(ids), { $set: { status: 'untold' }, ...went });
    },
    unrecorded: (now, limit) =>
      notices
        .find({ toRecord: true, recordAt: trusted({ $not: { $gt: now } }) })
        .sort({ recordAt: 1, _id: 1 })
        .limit(limit)
        .lean<NoticeRecord[]>(),
    async recorded({ _id, delivery }) {
      if (delivery === undefined) return;
      // Told another way meanwhile: that outcome has still to be written.
      await notices.updateOne(
        { _id, 'delivery.at': delivery.at },
        { $unset: { toRecord: 1, recordAt: 1, failures: 1 } },
      );
    },
    async failed({ _id, status }, what, at) {
      // What was settled meanwhile has nothing to wait for.
      await notices.updateOne({ _id, status }, { $set: { [what]: at }, $inc: { failures: 1 } });
    },
    failing: () => notices.countDocuments({ failures: trusted({ $gt: 0 }) }),
  };
}

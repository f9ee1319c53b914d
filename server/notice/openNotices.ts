import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { openTurns } from '../database/heldTurn.ts';
import type { ContactStore } from '../identity/contactStore.ts';
import type { Places } from '../identity/places.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { WechatApi } from '../wechat/wechatApi.ts';
import { openDeliveryStore } from './deliveryStore.ts';
import { openMessageCredits } from './messageCredits.ts';
import { openNoticeListStore } from './noticeListStore.ts';
import { TURN_COLLECTION } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';
import { openNoticeStore, type NoticeStore } from './noticeStore.ts';
import { openDelivery, type Delivery } from './openDelivery.ts';
import { openOutbox } from './outbox.ts';
import { smsSender, type SmsSettings } from './smsSender.ts';
import { wechatSender, type Templates } from './wechatSender.ts';

/** Longer than all tries of one round of sending take together; a sender that died loses the turn then. */
const TURN_HELD_MS = 60_000;

/** Notices at work: the outbox that others put into, its delivery, and what the routes need. */
export interface Notices
  extends
    Pick<Delivery, 'deliver' | 'start' | 'failing'>,
    Pick<NoticeParts, 'lists' | 'credits' | 'templates' | 'places' | 'recordSoon'> {
  readonly store: NoticeStore;
  /** Reads every log from where the outbox stopped; returns when all that is owed is in the database. */
  catchUp(): Promise<void>;
  /** Does the same and tells all that is due by now: what would come to pass by itself in a while. Throws what failed. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface NoticesDeps {
  readonly connection: Connection;
  readonly ledger: CommunityLedger;
  readonly contacts: ContactStore;
  readonly places: Places;
  readonly clock: Clock;
  readonly wechat: { readonly api: WechatApi; readonly templates: Templates } | undefined;
  readonly sms: SmsSettings | undefined;
  readonly log: { warn(fields: object, message: string): void };
  readonly onError: (error: unknown) => void;
  /** For one try to send; the senders' own unless given. */
  readonly timeoutMs?: number;
}

/** Puts outbox and delivery together over one database. */
export function openNotices(deps: NoticesDeps): Notices {
  const { connection, ledger, clock, wechat, sms, log, onError, timeoutMs } = deps;
  const credits = openMessageCredits(connection);
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  const delivery = openDelivery({
    ...deps,
    store: openDeliveryStore(connection),
    turns: openTurns(connection, clock, { collection: TURN_COLLECTION, heldMs: TURN_HELD_MS }),
    senders: [
      ...(wechat === undefined ? [] : [wechatSender({ ...wechat, credits, log })]),
      ...(sms === undefined ? [] : [smsSender({ settings: sms, clock, log, ...limit })]),
    ],
  });
  const store = openNoticeStore(connection, clock, () => delivery.soon());
  const outbox = openOutbox(connection, ledger, store, clock, onError);
  return {
    store,
    credits,
    lists: openNoticeListStore(connection),
    places: deps.places,
    templates: wechat?.templates ?? {},
    recordSoon: () => delivery.soon(),
    deliver: () => delivery.deliver(),
    start: () => delivery.start(),
    failing: () => delivery.failing(),
    catchUp: () => outbox.catchUp(),
    async settle() {
      await outbox.catchUp();
      await delivery.settle();
    },
    async stop() {
      await outbox.stop();
      await delivery.stop();
    },
  };
}

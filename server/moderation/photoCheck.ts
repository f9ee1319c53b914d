import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';
import type { Contact } from '../identity/contactStore.ts';
import type { WechatApi } from '../wechat/wechatApi.ts';

/**
 * A photograph that WeChat owes a look, since when and asked last when; gone once it has answered, or for good after a few
 * days. `traceId`: it was asked and answers by a call of its own.
 */
interface PhotoLook {
  readonly _id: string;
  readonly accountId: string;
  readonly since: Date;
  readonly askedAt: Date;
  readonly traceId?: string;
}

const COLLECTION = 'photoChecks';
export const photoCheckIndexes: CollectionSpec = {
  collection: COLLECTION,
  indexes: [
    { name: 'by_trace', key: { traceId: 1 } },
    { name: 'asked', key: { askedAt: 1 } },
    { name: 'since', key: { since: 1 } },
  ],
};

/** WeChat's look at photographs; nothing here ever holds an upload up. */
export interface PhotoCheck {
  /** Asks for a photograph that a person has just uploaded; returns at once. */
  look(evidenceId: string, accountId: string): void;
  /** What WeChat said; an answer to a question that was never asked changes nothing. */
  heard(traceId: string, verdict: string): Promise<void>;
  /** Asks again for what could not be asked, or was never answered; after three days no more. */
  again(): Promise<void>;
}

const HOUR_MS = 3_600_000;
/** By then a person has looked, or the photograph that nothing names is swept. */
const GIVE_UP_MS = 72 * HOUR_MS;
const BATCH = 100;
/** 1 sound, 2 picture. */
const PICTURE = 2;
const SCENE_FORUM = 3;

/**
 * Opens the check of photographs (security.mediaCheckAsync, version 2): WeChat fetches the picture from an address that
 * ends within minutes and answers by a message. Without a mini program or a public address nothing is asked; what
 * residents see of a photograph a person has looked at in any case. What is found risky is told to `onRisky`.
 */
export function openPhotoCheck(deps: {
  readonly api: WechatApi | undefined;
  readonly connection: Connection;
  readonly clock: Clock;
  readonly contacts: { readonly find: (accountId: string) => Promise<Contact | undefined> };
  /** Where WeChat finds the picture; undefined where the server has no public address. */
  readonly addressOf: (evidenceId: string) => string | undefined;
  readonly onRisky: (evidenceId: string, at: Date) => Promise<void>;
  readonly log: { warn(fields: object, message: string): void };
  readonly onError: (error: unknown) => void;
}): PhotoCheck {
  const { api, clock, contacts, addressOf, onRisky, log, onError } = deps;
  const looks = deps.connection.collection<PhotoLook>(COLLECTION);

  const ask = async (evidenceId: string, accountId: string): Promise<void> => {
    const address = addressOf(evidenceId);
    if (api === undefined || address === undefined) return;
    const openid = (await contacts.find(accountId))?.openid;
    // Who has none has not uploaded it in the mini program: there is nobody in whose name WeChat would look.
    if (openid === undefined) return void (await looks.deleteOne({ _id: evidenceId }));
    const askedAt = new Date(clock.now());
    const asked = { $set: { accountId, askedAt }, $setOnInsert: { since: askedAt } };
    await looks.updateOne({ _id: evidenceId }, asked, { upsert: true });
    const outcome = await api.post('/wxa/media_check_async', {
      media_url: address,
      media_type: PICTURE,
      version: 2,
      scene: SCENE_FORUM,
      openid,
    });
    const traceId = 'reply' in outcome ? outcome.reply['trace_id'] : undefined;
    if (typeof traceId === 'string') await looks.updateOne({ _id: evidenceId }, { $set: { traceId } });
    else
      log.warn(
        'reply' in outcome ? { fault: 'no trace' } : { ...outcome },
        'WeChat did not take a photograph',
      );
  };

  return {
    look: (evidenceId, accountId) => void ask(evidenceId, accountId).catch(onError),
    async heard(traceId, verdict) {
      const found = await looks.findOne({ traceId });
      if (found === null) return;
      if (verdict === 'risky') await onRisky(found._id, new Date(clock.now()));
      await looks.deleteOne({ _id: found._id, traceId });
    },
    async again() {
      const now = clock.now();
      await looks.deleteMany({ since: { $not: { $gte: new Date(now - GIVE_UP_MS) } } });
      const waiting = await looks
        .find({ askedAt: { $lt: new Date(now - HOUR_MS) } })
        .sort({ askedAt: 1 })
        .limit(BATCH)
        .toArray();
      for (const { _id, accountId } of waiting) await ask(_id, accountId);
    },
  };
}

import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';
import type { Contact } from '../identity/contactStore.ts';
import type { WechatApi } from '../wechat/wechatApi.ts';

/** Whether WeChat has looked at a photograph. `traceId`: it was asked and answers by a call of its own. */
interface PhotoLook {
  readonly _id: string;
  readonly accountId: string;
  readonly askedAt: Date;
  readonly traceId?: string;
  readonly verdict?: string;
}

const COLLECTION = 'photoChecks';
export const photoCheckIndexes: CollectionSpec = {
  collection: COLLECTION,
  indexes: [
    { name: 'by_trace', key: { traceId: 1 } },
    { name: 'waiting', key: { verdict: 1, askedAt: 1 } },
  ],
};

/** WeChat's look at photographs; nothing here ever holds an upload up. */
export interface PhotoCheck {
  /** Asks for a photograph that a person has just uploaded; returns at once. */
  look(evidenceId: string, accountId: string): void;
  /** What WeChat said; an answer to a question that was never asked changes nothing. */
  heard(traceId: string, verdict: string): Promise<void>;
  /** Asks again for what could not be asked, or was never answered. */
  again(): Promise<void>;
}

const HOUR_MS = 3_600_000;
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
    const askedAt = new Date(clock.now());
    await looks.updateOne({ _id: evidenceId }, { $set: { accountId, askedAt } }, { upsert: true });
    const openid = (await contacts.find(accountId))?.openid;
    if (openid === undefined) return;
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
      const found = await looks.findOneAndUpdate({ traceId }, { $set: { verdict } });
      if (found !== null && verdict === 'risky') await onRisky(found._id, new Date(clock.now()));
    },
    async again() {
      const before = new Date(clock.now() - HOUR_MS);
      const waiting = await looks
        .find({ verdict: { $exists: false }, askedAt: { $lt: before } })
        .limit(BATCH)
        .toArray();
      for (const { _id, accountId } of waiting) await ask(_id, accountId);
    },
  };
}

import type { Role } from '../../shared/identity/account.ts';
import type { Caller } from '../http/caller.ts';
import { hasRole } from '../http/caller.ts';
import type { Contact } from '../identity/contactStore.ts';
import { waitBriefly } from '../waitBriefly.ts';
import type { WechatApi } from '../wechat/wechatApi.ts';
import type { ContentCheck, PendingTexts, TextCheck } from './contentCheck.ts';
import { wechatTextCheck } from './wechatTextCheck.ts';

/** The content check at work, with the job that comes back to what could not be checked. */
export interface Moderation extends ContentCheck {
  /** Where texts wait; to be named before `start`. */
  watch(texts: PendingTexts): void;
  /** One round over everything that waits; returns when it is done. */
  recheck(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export interface ModerationDeps {
  readonly api: WechatApi | undefined;
  readonly contacts: { readonly find: (accountId: string) => Promise<Contact | undefined> };
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
  };
  readonly onError: (error: unknown) => void;
}

/** Who may let a text go, and therefore need not wait with the own one for a check that is away. */
const RELEASING: readonly Role[] = ['worker', 'communityAdmin', 'districtBureau'];
const ROUND_MS = 600_000;
const BATCH = 200;

/**
 * Opens the content check. Without a mini program there is nobody to ask: every text passes, `checks` is false and the
 * log says so once.
 */
export function openContentCheck({ api, contacts, log, onError }: ModerationDeps): Moderation {
  const watched: PendingTexts[] = [];
  let working: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const look = async (accountId: string, text: string): Promise<TextCheck> => {
    if (api === undefined || text.trim() === '') return 'pass';
    try {
      const openid = (await contacts.find(accountId))?.openid;
      const verdict = openid === undefined ? 'unknown' : await wechatTextCheck({ api, log }, openid, text);
      return verdict === 'unknown' ? 'pending' : verdict === 'risky' ? 'refused' : 'pass';
    } catch (error) {
      // What was said is kept and waits; the operator hears why.
      onError(error);
      return 'pending';
    }
  };
  const mayRelease = (caller: Caller): boolean => RELEASING.some((role) => hasRole(caller, role));

  const recheckOf = async ({ pending, settle }: PendingTexts): Promise<void> => {
    let after: string | undefined;
    do {
      const texts = await pending(BATCH, after);
      for (const { id, accountId, text } of texts) {
        if (stopped) return;
        const outcome = await look(accountId, text);
        // One that cannot be settled, like all for whom WeChat cannot be asked, keeps no other from its turn.
        if (outcome !== 'pending') await settle(id, outcome).catch(onError);
      }
      after = texts.at(-1)?.id;
    } while (after !== undefined);
  };
  const round = async (): Promise<void> => {
    for (const texts of watched) await recheckOf(texts).catch(onError);
  };
  const run = (): Promise<void> => (working = working.then(round));
  const wait = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void run().then(wait), ROUND_MS);
    timer.unref();
  };

  return {
    checks: api !== undefined,
    async checkText(caller, text) {
      if (api === undefined) return 'pass';
      const outcome = await look(caller.account?.id ?? '', text);
      return outcome === 'pending' && mayRelease(caller) ? 'pass' : outcome;
    },
    watch: (texts) => void watched.push(texts),
    recheck: run,
    start() {
      if (api === undefined) {
        log.info({}, 'Texts are not checked: WECHAT_APPID and WECHAT_SECRET are not set');
        return;
      }
      void run().then(wait);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      return waitBriefly(working);
    },
  };
}

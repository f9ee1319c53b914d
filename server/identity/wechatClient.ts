import { type Refusal, refuse, type RefusalCode } from '../../shared/refusal.ts';
import { readWechatReply, type WechatReply } from '../wechat/wechatReply.ts';

/** The one call this client makes on a logger; it is given codes, never a secret, a login code or a session key. */
export interface WechatLog {
  warn(fields: object, message: string): void;
}

export interface WechatClient {
  /**
   * Exchanges the code of `wx.login` for the user's openid (auth.code2Session). WeChat's session key is dropped here:
   * nothing of this project needs it.
   */
  openidOf(code: string): Promise<{ readonly openid: string } | Refusal>;
}

export interface WechatSettings {
  readonly appId: string;
  readonly secret: string;
  /** Origin, such as https://api.weixin.qq.com. */
  readonly apiUrl: string;
}

const TIMEOUT_MS = 5_000;
const OPENID = /^[A-Za-z0-9_-]{6,128}$/;
const BUSY = -1;

/** WeChat's documented codes that are not our fault or not ours alone. */
const REFUSED_BY: ReadonlyMap<number, RefusalCode> = new Map([
  [40029, 'session/wrong-code'],
  [40163, 'session/wrong-code'],
  [40226, 'session/wechat-blocked'],
  [45011, 'request/too-many'],
  [BUSY, 'session/wechat-unavailable'],
]);

type Exchange =
  | { readonly openid: string }
  | { readonly errcode: number }
  /** `again`: a second try may succeed. */
  | { readonly fault: string; readonly again: boolean };

/** Makes the client; without settings every sign-in answers that WeChat is not available. */
export function wechatClient(deps: {
  readonly settings: WechatSettings | undefined;
  readonly log: WechatLog;
  /** For one try, body included; 5 s unless given. */
  readonly timeoutMs?: number;
}): WechatClient {
  const { settings, log, timeoutMs = TIMEOUT_MS } = deps;
  const unavailable = refuse('session/wechat-unavailable');
  if (!settings) {
    return {
      openidOf: async () => {
        log.warn({}, 'A WeChat sign-in was refused: WECHAT_APPID and WECHAT_SECRET are not set');
        return unavailable;
      },
    };
  }
  return {
    async openidOf(code) {
      const url = exchangeUrl(settings, code);
      const first = await exchange(url, timeoutMs);
      const outcome = mayRepeat(first) ? await exchange(url, timeoutMs) : first;
      if ('openid' in outcome) return outcome;
      if ('fault' in outcome) {
        log.warn({ fault: outcome.fault }, 'WeChat did not answer a sign-in');
        return unavailable;
      }
      const refusedBy = REFUSED_BY.get(outcome.errcode);
      if (refusedBy === 'session/wrong-code') return refuse(refusedBy);
      // 40013, 40125, 41002, 41004 (appid or secret), 40164 (address not on the white list) … are for the operator.
      log.warn({ errcode: outcome.errcode }, 'WeChat refused a sign-in');
      if (refusedBy === 'request/too-many') return refuse(refusedBy, { retryAfterSeconds: 60 });
      return refusedBy === undefined ? unavailable : refuse(refusedBy);
    },
  };
}

function exchangeUrl({ appId, secret, apiUrl }: WechatSettings, code: string): URL {
  const url = new URL('/sns/jscode2session', apiUrl);
  url.search = new URLSearchParams({
    appid: appId,
    secret,
    js_code: code,
    grant_type: 'authorization_code',
  }).toString();
  return url;
}

function mayRepeat(outcome: Exchange): boolean {
  return 'fault' in outcome ? outcome.again : 'errcode' in outcome && outcome.errcode === BUSY;
}

async function exchange(url: URL, timeoutMs: number): Promise<Exchange> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const reply = await fetch(url, { signal, redirect: 'error' });
    if (reply.status >= 500) {
      await reply.body?.cancel();
      return { fault: `status ${reply.status}`, again: true };
    }
    return exchanged(await readWechatReply(reply));
  } catch {
    // The error may quote the address, and the address holds the secret: neither is kept.
    return signal.aborted ? { fault: 'timeout', again: false } : { fault: 'network', again: true };
  }
}

function exchanged(read: WechatReply): Exchange {
  if ('errcode' in read) return read;
  if ('fault' in read) return { fault: read.fault, again: false };
  const { openid } = read.reply;
  return typeof openid === 'string' && OPENID.test(openid)
    ? { openid }
    : { fault: 'no openid', again: false };
}

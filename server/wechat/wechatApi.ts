import { readWechatReply, type WechatReply } from './wechatReply.ts';

/** The mini program towards WeChat's interface. */
export interface WechatApiSettings {
  readonly appId: string;
  readonly secret: string;
  /** Origin, such as https://api.weixin.qq.com. */
  readonly apiUrl: string;
}

/** WeChat's interface with the mini program's own access token; never throws, and never shows a secret. */
export interface WechatApi {
  readonly appId: string;
  /** Posts to a path that wants the access token, and once more with a new token when WeChat no longer knows it. */
  post(path: string, body: object): Promise<WechatReply>;
}

const TIMEOUT_MS = 5_000;
/** A token is fetched anew so long before it ends. */
const SPARE_MS = 300_000;
const SECOND = 1000;
/** 40001 and 40014 not valid, 42001 expired: the token, not the request. */
const TOKEN_CODES: readonly number[] = [40001, 40014, 42001];

interface Token {
  readonly text: string;
  readonly until: number;
}

/**
 * Opens WeChat's interface (auth.getStableAccessToken). The stable token is the same for every instance until it ends,
 * so that instances do not take it away from each other; it is fetched once however many wait for it.
 */
export function openWechatApi(deps: {
  readonly settings: WechatApiSettings;
  readonly now: () => number;
  /** For one try, body included; 5 s unless given. */
  readonly timeoutMs?: number;
}): WechatApi {
  const { settings, now, timeoutMs = TIMEOUT_MS } = deps;
  let token: Token | undefined;
  let fetching: Promise<WechatReply | Token> | undefined;

  const fetchToken = async (force: boolean): Promise<WechatReply | Token> => {
    const outcome = await postJson(new URL('/cgi-bin/stable_token', settings.apiUrl), timeoutMs, {
      grant_type: 'client_credential',
      appid: settings.appId,
      secret: settings.secret,
      force_refresh: force,
    });
    if (!('reply' in outcome)) return outcome;
    const { access_token: text, expires_in: seconds } = outcome.reply;
    if (typeof text !== 'string' || text === '' || typeof seconds !== 'number') return { fault: 'no token' };
    token = { text, until: now() + seconds * SECOND - SPARE_MS };
    return token;
  };
  const tokenFor = (force: boolean): Promise<WechatReply | Token> => {
    if (!force && token !== undefined && token.until > now()) return Promise.resolve(token);
    fetching ??= fetchToken(force).finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  const postWith = ({ text }: Token, path: string, body: object): Promise<WechatReply> => {
    const url = new URL(path, settings.apiUrl);
    url.searchParams.set('access_token', text);
    return postJson(url, timeoutMs, body);
  };
  /** The token that WeChat holds now; one that it has just refused is replaced by force. */
  const tokenAfter = async (refused: Token): Promise<WechatReply | Token> => {
    if (token === refused) token = undefined;
    const next = await tokenFor(false);
    return 'text' in next && next.text === refused.text ? tokenFor(true) : next;
  };

  return {
    appId: settings.appId,
    async post(path, body) {
      const first = await tokenFor(false);
      if (!('text' in first)) return first;
      const outcome = await postWith(first, path, body);
      if (!('errcode' in outcome) || !TOKEN_CODES.includes(outcome.errcode)) return outcome;
      const second = await tokenAfter(first);
      return 'text' in second ? postWith(second, path, body) : second;
    },
  };
}

async function postJson(url: URL, timeoutMs: number, body: object): Promise<WechatReply> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
      redirect: 'error',
    });
    const read = await readWechatReply(reply);
    return reply.status === 200 ? read : { fault: `status ${reply.status}` };
  } catch {
    // The error may quote the address, and the address holds the token: neither is kept.
    return { fault: signal.aborted ? 'timeout' : 'network' };
  }
}

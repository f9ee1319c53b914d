import type { WechatApi } from '../wechat/wechatApi.ts';

/** What WeChat says of a text; `unknown`: it has not looked (away, quota, openid not active) or wants a person to look. */
export type TextVerdict = 'pass' | 'risky' | 'unknown';

/** WeChat takes so many characters at a time. */
const MOST_CHARACTERS = 2500;
/** 1 profile, 2 comment, 3 forum, 4 social log. */
const SCENE_FORUM = 3;
/** The older interface's word for risky. */
const RISKY_CODE = 87014;

/**
 * Checks a text in the name of a person (security.msgSecCheck, version 2). The person must have used the mini program
 * within two hours, else WeChat answers 61010 and has not looked.
 */
export async function wechatTextCheck(
  { api, log }: { readonly api: WechatApi; readonly log: { warn(fields: object, message: string): void } },
  openid: string,
  text: string,
): Promise<TextVerdict> {
  const characters = [...text];
  let verdict: TextVerdict = 'pass';
  for (let from = 0; from < characters.length; from += MOST_CHARACTERS) {
    const content = characters.slice(from, from + MOST_CHARACTERS).join('');
    const outcome = await api.post('/wxa/msg_sec_check', { version: 2, scene: SCENE_FORUM, openid, content });
    if ('reply' in outcome) {
      const suggested = suggestionOf(outcome.reply);
      if (suggested === 'risky') return 'risky';
      if (suggested !== 'pass') verdict = 'unknown';
      continue;
    }
    if ('errcode' in outcome && outcome.errcode === RISKY_CODE) return 'risky';
    log.warn({ ...outcome }, 'WeChat did not check a text');
    return 'unknown';
  }
  return verdict;
}

function suggestionOf(reply: Readonly<Record<string, unknown>>): unknown {
  const { result } = reply;
  return typeof result === 'object' && result !== null && 'suggest' in result ? result.suggest : undefined;
}

import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { openHouse } from '../../server/openHouse.ts';
import { errcode, type MessageBehaviour } from './messageStandIn.ts';
import type { TestServer } from './testServer.ts';

/** Where WeChat's check of texts is asked. */
export const TEXT_CHECK = '/wxa/msg_sec_check';

/** What the check says of the next texts: `pass`, `risky`, `review`. */
export const suggest = (word: string): MessageBehaviour => ({
  kind: 'reply',
  body: { errcode: 0, errmsg: 'ok', result: { suggest: word, label: 100 }, trace_id: 't' },
});

/** The check is there and looks at nothing more today. */
export const away = errcode(45009);

/** The settings of a server whose WeChat is a stand-in. */
export const wechatAt = (url: string): Readonly<Record<string, string>> => ({
  WECHAT_APPID: 'wx1',
  WECHAT_SECRET: 'hidden-secret',
  WECHAT_API_URL: url,
});

/** Has a second instance over the same data look at once at all that waits, as each does every few minutes. */
export async function recheckTexts(
  { database: { connection, uri }, dataDir, clock }: TestServer,
  wechatUrl: string,
): Promise<void> {
  const config = readConfig({ DATA_DIR: dataDir, MONGODB_URI: uri, DEMO: '1', ...wechatAt(wechatUrl) });
  const house = await openHouse({ connection, config, clock, log: createLog('silent') });
  try {
    await house.moderation.recheck();
  } finally {
    await house.close();
  }
}

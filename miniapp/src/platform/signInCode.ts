import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';

/** WeChat can say who is holding the phone; a browser cannot. */
export const mayUseWechat = !isWebPage;

/** The one-time code that the server trades for the person's openid; undefined when WeChat does not give one. */
export async function wechatCode(): Promise<string | undefined> {
  if (!mayUseWechat) return undefined;
  try {
    const { code } = await Taro.login({ timeout: 10_000 });
    return code === '' ? undefined : code;
  } catch {
    return undefined;
  }
}

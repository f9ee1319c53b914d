import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';

/** WeChat asks with this sentence before its own back button leaves the page; undefined takes the question away. */
export function warnBeforeLeaving(message: string | undefined): void {
  // The web page has a back button of its own, which asks inside the page. WeChat before 2.12.0 has neither call.
  if (isWebPage || typeof Taro.disableAlertBeforeUnload !== 'function') return;
  const asked =
    message === undefined ? Taro.disableAlertBeforeUnload({}) : Taro.enableAlertBeforeUnload({ message });
  Promise.resolve(asked).catch(() => undefined);
}

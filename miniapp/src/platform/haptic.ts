import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';

/** A short tap in the hand when an answer is recorded; silent where the device has none. */
export function tapInHand(): void {
  if (isWebPage) return;
  Promise.resolve(Taro.vibrateShort({ type: 'light' })).catch(() => undefined);
}

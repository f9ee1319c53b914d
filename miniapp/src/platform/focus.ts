import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';

declare const document: { getElementById(id: string): { focus(): void; scrollIntoView(): void } | null };

/** Moves the keyboard and the reader to an element of the web page; WeChat can only scroll there. */
export function focusOn(id: string): void {
  if (!isWebPage) {
    Promise.resolve(Taro.pageScrollTo({ selector: `#${id}`, duration: 150 })).catch(() => undefined);
    return;
  }
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView();
}

/** Moves the keyboard to an element of the web page and scrolls no further than it must (arrow keys in a grid). */
export function moveFocus(id: string): void {
  if (isWebPage) document.getElementById(id)?.focus();
}

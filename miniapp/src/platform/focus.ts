import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';

interface PageElement {
  /** Null for an element of a page that lies hidden below the present one. */
  readonly offsetParent: object | null;
  focus(): void;
  scrollIntoView(): void;
}
declare const document: {
  readonly activeElement: { readonly id: string } | null;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
};

/** Moves the keyboard and the reader to an element of the web page; WeChat can only scroll there. */
export function focusOn(id: string): void {
  if (!isWebPage) {
    Promise.resolve(Taro.pageScrollTo({ selector: `#${id}`, duration: 150 })).catch(() => undefined);
    return;
  }
  const element = onThisPage(id);
  element?.focus();
  element?.scrollIntoView();
}

/** Moves the keyboard to an element of the web page and scrolls no further than it must (arrow keys in a grid). */
export function moveFocus(id: string): void {
  if (isWebPage) onThisPage(id)?.focus();
}

/** The id of the element that has the keyboard; undefined where none has, and in WeChat. */
export function focusedId(): string | undefined {
  if (!isWebPage) return undefined;
  const id = document.activeElement?.id;
  return id === '' ? undefined : id;
}

// Every page has its own `main`, and those below the present one stay in the document.
function onThisPage(id: string): PageElement | undefined {
  const all = Array.from(document.querySelectorAll(`[id="${id}"]`));
  return all.find(({ offsetParent }) => offsetParent !== null);
}

import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { isWebPage } from './device.ts';

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
  readonly target: { readonly tagName?: string } | null;
  preventDefault(): void;
}
declare const document: {
  addEventListener(event: 'keydown', listener: (press: KeyPress) => void): void;
  removeEventListener(event: 'keydown', listener: (press: KeyPress) => void): void;
};

const TYPING = ['INPUT', 'TEXTAREA', 'SELECT'];

/**
 * Single keys of the page in view on the web page (`j`, `?`, `ArrowDown`); nothing in WeChat. Not while something is
 * being typed or written with an input method, and never with Ctrl, Alt or Command, which belong to the browser.
 */
export function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  const latest = useRef(keys);
  latest.current = keys;
  const inView = useRef(true);
  useDidShow(() => void (inView.current = true));
  useDidHide(() => void (inView.current = false));
  useEffect(() => {
    if (!isWebPage) return undefined;
    const pressed = (press: KeyPress): void => {
      if (!inView.current || press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return;
      if (TYPING.includes(press.target?.tagName ?? '')) return;
      const act = latest.current[press.key];
      if (act === undefined) return;
      press.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

import { isWebPage } from './device.ts';

interface Utterance {
  lang: string;
  rate: number;
}
declare const speechSynthesis: { speak(words: Utterance): void; cancel(): void } | undefined;
declare const SpeechSynthesisUtterance: (new (text: string) => Utterance) | undefined;

/** Whether this device can read a text aloud. WeChat's own readers use the labels instead. */
export const mayReadAloud =
  isWebPage && typeof speechSynthesis !== 'undefined' && typeof SpeechSynthesisUtterance !== 'undefined';

/** Reads the text aloud, slowly, in Mandarin; stops whatever was being read. */
export function readAloud(text: string): void {
  if (typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined') return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = 'zh-CN';
  words.rate = 0.9;
  speechSynthesis.speak(words);
}

/** Stops reading. */
export function stopReading(): void {
  if (typeof speechSynthesis !== 'undefined') speechSynthesis.cancel();
}

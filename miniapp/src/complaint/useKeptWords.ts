import { useState } from 'react';
import { forget, keep, recall } from '../platform/storage.ts';

/** Words that are kept on the device with every letter until they are sent (then they are emptied). */
export function useKeptWords(name: string): {
  readonly words: string;
  /** True when what stands there would survive a reload. */
  readonly kept: boolean;
  readonly write: (words: string) => void;
} {
  const [words, setWords] = useState(() => recall(`told/${name}`) ?? '');
  const [kept, setKept] = useState(words !== '');
  return {
    words,
    kept,
    write(next) {
      setWords(next);
      if (next === '') forget(`told/${name}`);
      setKept(next !== '' && keep(`told/${name}`, next).kept);
    },
  };
}

import { useRef, useState } from 'react';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { randomKey } from '../platform/randomKey.ts';
import { announce } from './announceStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

type Sent = { readonly ok: true } | { readonly ok: false; readonly refusal: ClientRefusal };

/** One form: sends under one key until it is acknowledged, and says what became of it. */
export interface Recording {
  readonly busy: boolean;
  readonly wrong: string | undefined;
  readonly done: boolean;
  readonly send: (work: (clientKey: string) => Promise<Sent>, said: string) => Promise<boolean>;
}

/** A fresh recording; the key is kept over failed attempts so that a lost reply records nothing twice. */
export function useRecording(): Recording {
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const [done, setDone] = useState(false);
  const key = useRef<string | undefined>(undefined);
  return {
    busy,
    wrong,
    done,
    async send(work, said) {
      setBusy(true);
      setDone(false);
      setWrong(undefined);
      const sent = await work((key.current ??= await randomKey()));
      setBusy(false);
      if (!sent.ok) {
        setWrong(refusalSentence(sent.refusal.code));
        return false;
      }
      key.current = undefined;
      setDone(true);
      announce(said);
      return true;
    },
  };
}

import { useRef, useState } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { randomKey } from '../platform/randomKey.ts';
import { announce } from './announceStore.ts';

export interface Acting {
  readonly busy: boolean;
  readonly refusal: ClientRefusal | undefined;
  /** Sends with a key that stays the same while `content` does, so that a second try is not a second act. */
  readonly act: (
    content: object,
    send: (clientKey: string) => Promise<CallResult<ComplaintView>>,
    done: string,
  ) => Promise<boolean>;
}

/** One act at a time on a complaint; says aloud that it is done and keeps why it was refused. */
export function useActing(onDone: (view: ComplaintView) => void): Acting {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const sent = useRef<{ readonly content: string; readonly clientKey: string }>();
  return {
    busy,
    refusal,
    async act(content, send, done) {
      setBusy(true);
      setRefusal(undefined);
      const words = JSON.stringify(content);
      if (sent.current?.content !== words) sent.current = { content: words, clientKey: await randomKey() };
      const result = await send(sent.current.clientKey);
      setBusy(false);
      if (!result.ok) {
        setRefusal(result.refusal);
        return false;
      }
      sent.current = undefined;
      announce(done);
      onDone(result.value);
      return true;
    },
  };
}

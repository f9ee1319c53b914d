import { useRef } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { randomKey } from '../platform/randomKey.ts';
import { useAct } from './useAct.ts';

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
  const { busy, refusal, act } = useAct(onDone);
  const sent = useRef<{ readonly content: string; readonly clientKey: string }>();
  return {
    busy,
    refusal,
    async act(content, send, done) {
      const words = JSON.stringify(content);
      const acted = await act(async () => {
        if (sent.current?.content !== words) sent.current = { content: words, clientKey: await randomKey() };
        return send(sent.current.clientKey);
      }, done);
      if (acted) sent.current = undefined;
      return acted;
    },
  };
}

import { useState } from 'react';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { announce } from './announceStore.ts';

/** Sends something once at a time, says aloud that it is done, and keeps why it was refused. */
export function useAct<Value>(onDone: (value: Value) => void): {
  readonly busy: boolean;
  readonly refusal: ClientRefusal | undefined;
  readonly act: (send: () => Promise<CallResult<Value>>, done: string) => Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  return {
    busy,
    refusal,
    async act(send, done) {
      setBusy(true);
      setRefusal(undefined);
      const result = await send();
      setBusy(false);
      if (!result.ok) {
        setRefusal(result.refusal);
        return false;
      }
      announce(done);
      onDone(result.value);
      return true;
    },
  };
}

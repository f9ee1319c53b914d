import { useState } from 'react';
import type { RecordReply } from '../../../shared/plan/stageRecordApi.ts';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { announce } from '../store/announceStore.ts';

interface Recording {
  readonly busy: boolean;
  /** Where it stands in the log. */
  readonly recorded: number | undefined;
  readonly refusal: ClientRefusal | undefined;
  /** Sends; true when it was recorded. */
  readonly send: (ask: () => Promise<CallResult<Pick<RecordReply, 'seq'>>>) => Promise<boolean>;
}

/** Puts something on record and keeps what came of it for the form that asked. */
export function useRecord(onRecorded: () => void): Recording {
  const [busy, setBusy] = useState(false);
  const [recorded, setRecorded] = useState<number>();
  const [refusal, setRefusal] = useState<ClientRefusal>();
  return {
    busy,
    recorded,
    refusal,
    async send(ask) {
      setBusy(true);
      setRecorded(undefined);
      const result = await ask();
      setBusy(false);
      setRefusal(result.ok ? undefined : result.refusal);
      if (!result.ok) return false;
      setRecorded(result.value.seq);
      announce('已登记');
      onRecorded();
      return true;
    },
  };
}

import { useRef, useState } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import type { CallResult, ClientRefusal } from '../platform/clientRefusal.ts';
import { isFinalRefusal } from '../platform/outboxItem.ts';
import { randomKey } from '../platform/randomKey.ts';
import { announce } from '../store/announceStore.ts';
import type { BulkRow, BulkVerb } from './bulkPlan.ts';

/** How one of many came out. */
export type BulkOutcome = { readonly done: true } | { readonly done: false; readonly refusal: ClientRefusal };

/** Whether sending it again may still change how it came out: it was not reached, or the server did not decide. */
export function mayStillWork(outcome: BulkOutcome | undefined): boolean {
  return outcome === undefined || (!outcome.done && !isFinalRefusal(outcome.refusal));
}

/** Sends one verb for one complaint, under the key that it keeps for every repetition. */
export type BulkSend = (
  verb: BulkVerb,
  row: BulkRow['line'],
  said: { readonly clientKey: string; readonly expectedVersion: number },
) => Promise<CallResult<ComplaintView>>;

/**
 * Carries a plan out one after another and remembers how each came out. Running it again repeats only what
 * did not get through, under the same client keys, so that nothing happens twice.
 */
export function useBulk(send: BulkSend): {
  readonly running: boolean;
  readonly outcomes: ReadonlyMap<string, BulkOutcome>;
  readonly run: (rows: readonly BulkRow[]) => Promise<void>;
} {
  const [running, setRunning] = useState(false);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, BulkOutcome>>(new Map());
  const keys = useRef(new Map<string, string>());

  const keyOf = async (name: string): Promise<string> => {
    const known = keys.current.get(name) ?? (await randomKey());
    keys.current.set(name, known);
    return known;
  };

  const carryOut = async ({ line, verbs }: BulkRow): Promise<BulkOutcome> => {
    let expectedVersion = line.version;
    for (const verb of verbs) {
      const clientKey = await keyOf(`${verb} ${line.complaintId}`);
      const result = await send(verb, line, { clientKey, expectedVersion });
      if (!result.ok) return { done: false, refusal: result.refusal };
      expectedVersion = result.value.version;
    }
    return { done: true };
  };

  return {
    running,
    outcomes,
    async run(rows) {
      setRunning(true);
      const now = new Map(outcomes);
      for (const row of rows) {
        const { complaintId } = row.line;
        if (row.verbs.length === 0 || !mayStillWork(now.get(complaintId))) continue;
        now.set(complaintId, await carryOut(row));
        setOutcomes(new Map(now));
      }
      setRunning(false);
      const refused = [...now.values()].filter(({ done }) => !done).length;
      announce(refused === 0 ? '全部办好了' : `${refused} 件没有办成，原因写在每一行`);
    },
  };
}

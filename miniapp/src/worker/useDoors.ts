import { useEffect, useRef } from 'react';
import { useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { keep, recall, type KeptDoors } from '../platform/storage.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';

/** Looking at the doors is written to the audit log; changes by others are therefore gathered for this long. */
const GATHER_MS = 10_000;

export interface Doors {
  readonly kept: KeptDoors | undefined;
  /** True while only what this device kept can be shown. */
  readonly old: boolean;
  readonly refusal: ClientRefusal | undefined;
  readonly retry: () => void;
}

/**
 * The doors of a round with its questions: from the server, again at once when `recorded` grows (my own entry is in the
 * record), within ten seconds when `seq` grows (somebody's is), and from this device while the server is not reached.
 */
export function useDoors(roundId: string | undefined, seq: number | undefined, recorded: number): Doors {
  const accountId = useAccount((store) => store.account?.id);
  const input = roundId === undefined ? 'wait' : { params: { roundId } };
  const doors = useCall('GET /rounds/:roundId/doors', input);
  const round = useCall('GET /rounds/:roundId', input);
  const { retry } = doors;

  const askedAt = useRef(Date.now());
  useEffect(() => {
    askedAt.current = Date.now();
    if (recorded > 0) retry();
  }, [recorded, retry]);
  const known = useRef(seq);
  useEffect(() => {
    if (seq === undefined || known.current === seq) return undefined;
    const first = known.current === undefined;
    known.current = seq;
    if (first) return undefined;
    const timer = setTimeout(
      () => {
        askedAt.current = Date.now();
        retry();
      },
      Math.max(0, askedAt.current + GATHER_MS - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [seq, retry]);

  const fresh = doors.value;
  const terms = round.value;
  useEffect(() => {
    if (roundId === undefined || accountId === undefined || fresh === undefined || terms === undefined)
      return;
    keep(`doors/${roundId}`, {
      accountId,
      at: new Date().toISOString(),
      round: terms,
      buildings: fresh.buildings,
    });
  }, [roundId, accountId, fresh, terms]);

  const refusal = doors.refusal ?? round.refusal;
  const again = (): void => {
    doors.retry();
    round.retry();
  };
  if (accountId !== undefined && fresh !== undefined && terms !== undefined) {
    const kept = { accountId, at: new Date().toISOString(), round: terms, buildings: fresh.buildings };
    return { kept, old: doors.stale, refusal, retry: again };
  }
  const before = roundId === undefined ? undefined : recall(`doors/${roundId}`);
  const mine = before?.accountId === accountId ? before : undefined;
  return { kept: refusal === undefined ? undefined : mine, old: true, refusal, retry: again };
}

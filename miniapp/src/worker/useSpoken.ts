import { useEffect, useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { randomKey } from '../platform/randomKey.ts';
import { forget, keep, recall, type Kept, type SpokenDraft } from '../platform/storage.ts';
import { useAccount } from '../store/accountStore.ts';
import { openSpoken } from './spokenDraft.ts';

export interface Spoken {
  /** Undefined until the client key has been made. */
  readonly draft: SpokenDraft | undefined;
  /** Whether the last change is on the device. */
  readonly kept: Kept;
  readonly change: (part: Partial<SpokenDraft>) => void;
  readonly forget: () => void;
}

/** What a household is telling a worker, kept on the device with every tap; its client key is made once and stays. */
export function useSpoken(round: RoundView, householdId: string): Spoken {
  const accountId = useAccount((store) => store.account?.id) ?? '';
  const key = `spoken/${round.roundId}/${householdId}` as const;
  const [draft, setDraft] = useState<SpokenDraft>();
  const [kept, setKept] = useState<Kept>({ kept: true });
  const { questionHash } = round;
  useEffect(() => {
    let gone = false;
    void randomKey().then((freshKey) => {
      if (gone) return;
      const now = new Date().toISOString();
      setDraft(openSpoken({ round: { questionHash }, accountId, kept: recall(key), freshKey, now }));
    });
    return () => {
      gone = true;
    };
  }, [key, accountId, questionHash]);
  return {
    draft,
    kept,
    change: (part) => {
      if (draft === undefined) return;
      const next = { ...draft, ...part };
      setDraft(next);
      setKept(keep(key, next));
    },
    forget: () => forget(key),
  };
}

import { useEffect, useRef } from 'react';
import { subscribe } from '../platform/liveSocket.ts';
import { useAccount } from './accountStore.ts';

/** Many complaints may move at once (a dispatch of fifty); what is shown is asked for once. */
const GATHER_MS = 250;

/**
 * Follows topics that only say that something moved (`complaint:<id>`, `complaints:<communityId>`) while the page is
 * open and asks the page to fetch its own view anew; while sockets fail, every 15 s.
 */
export function useMoved(topics: readonly string[], onMoved: () => void): void {
  const accountId = useAccount((store) => store.account?.id);
  const latest = useRef(onMoved);
  latest.current = onMoved;
  const names = topics.join(' ');
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const moved = (): void => {
      clearTimeout(waiting);
      waiting = setTimeout(() => latest.current(), GATHER_MS);
    };
    const stops = names
      .split(' ')
      .filter((name) => name !== '')
      .map((name) =>
        subscribe(name, null, {
          onUpdate: moved,
          poll: async () => {
            moved();
            return undefined;
          },
        }),
      );
    return () => {
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, [names, accountId]);
}

import { useEffect, useState } from 'react';
import { isParticipation } from '../../../shared/live/message.ts';
import type { Participation } from '../../../shared/round/counting/participation.ts';
import { subscribe } from '../platform/liveSocket.ts';
import type { LiveState } from '../platform/liveTopics.ts';
import { call } from '../platform/request.ts';
import { useAccount } from './accountStore.ts';

/** Who has answered so far, of the caller's tier, kept fresh while the page is open. */
export interface LiveParticipation {
  readonly participation: Participation | undefined;
  readonly live: LiveState;
  /** Time of the last update, ISO 8601 UTC. */
  readonly at: string | undefined;
}

/** Follows a round; give undefined while it is not known. */
export function useParticipation(roundId: string | undefined): LiveParticipation {
  const accountId = useAccount((store) => store.account?.id);
  const of = `${roundId ?? ''} ${accountId ?? ''}`;
  const [seen, setSeen] = useState<{ of: string; participation: Participation; at: string }>();
  const [live, setLive] = useState<LiveState>('connecting');

  useEffect(() => {
    if (roundId === undefined) return undefined;
    const topic = `round:${roundId}`;
    return subscribe(topic, null, {
      onUpdate: ({ data, at }) => {
        if (isParticipation(data)) setSeen({ of, participation: data, at });
      },
      onState: setLive,
      poll: async () => {
        const asked = await call('GET /rounds/:roundId/participation', { params: { roundId } });
        if (!asked.ok) return undefined;
        return { topic, seq: asked.value.seq, at: new Date().toISOString(), data: asked.value };
      },
    });
  }, [roundId, of]);

  const mine = seen?.of === of ? seen : undefined;
  return { participation: mine?.participation, live, at: mine?.at };
}

import type { ReplyOf } from '../../../shared/api.ts';
import { useCall, type CallState } from './useCall.ts';

/**
 * A community's buildings with their doors, from the newest roll that the person may see; empty where there is none. A
 * door that came since is not among them.
 */
export function useNewestDoors(
  communityId: string,
): CallState<ReplyOf<'GET /rounds/:roundId/doors'>['buildings']> {
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId },
    query: { limit: 100 },
  });
  const roundId = rounds.value?.items.find(
    ({ status }) => status !== 'draft' && status !== 'cancelled',
  )?.roundId;
  const doors = useCall(
    'GET /rounds/:roundId/doors',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  if (roundId === undefined) return { ...rounds, value: rounds.value && [] };
  return { ...doors, value: doors.value?.buildings };
}

import type { RoundView } from '../../../shared/round/roundView.ts';
import { useCall } from '../store/useCall.ts';
import { ReconfirmNotice } from './ReconfirmNotice.tsx';

/** Beside the result of a round: the works it decided on that were changed since and not asked about again. */
export function ChangedSince({ round }: { readonly round: RoundView }) {
  const { communityId, kind, questions } = round;
  const stage = useCall('GET /communities/:communityId/stage', { params: { communityId } });
  const named = questions.map(({ itemId }) => itemId);
  // A confirmation that names no works is about the plan as a whole.
  const isWhole = kind === 'confirmation' && named.every((itemId) => itemId === undefined);
  const decides = kind === 'confirmation' || kind === 'statutory';
  const changed = (stage.value?.reconfirm ?? []).filter(
    ({ itemId }) => decides && (isWhole || named.indexOf(itemId) >= 0),
  );
  return <ReconfirmNotice communityId={communityId} items={changed} />;
}

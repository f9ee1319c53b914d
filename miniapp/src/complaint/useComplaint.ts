import { useState } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { useCall, type CallState } from '../store/useCall.ts';
import { useMoved } from '../store/useMoved.ts';

/** One complaint as this reader sees it, moving by itself; `put` shows the reply of an own act at once. */
export function useComplaint(complaintId: string | undefined): {
  readonly state: CallState<ComplaintView>;
  readonly put: (view: ComplaintView) => void;
} {
  const asked = useCall(
    'GET /complaints/:complaintId',
    complaintId === undefined ? 'wait' : { params: { complaintId } },
  );
  const [own, setOwn] = useState<ComplaintView>();
  useMoved(complaintId === undefined ? [] : [`complaint:${complaintId}`], asked.retry);
  const newer =
    own !== undefined &&
    asked.value !== undefined &&
    own.complaintId === asked.value.complaintId &&
    own.version > asked.value.version;
  return { state: newer ? { ...asked, value: own } : asked, put: setOwn };
}

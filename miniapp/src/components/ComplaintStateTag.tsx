import type { ComplaintState } from '../../../shared/complaint/complaint.ts';
import { COMPLAINT_STATE_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { COMPLAINT_STATE_TONES } from '../words/complaintWords.ts';
import { Tag } from './Tag.tsx';

/** Where a complaint stands: colour, shape and word. */
export function ComplaintStateTag({ state }: { readonly state: ComplaintState }) {
  return <Tag tone={COMPLAINT_STATE_TONES[state]}>{COMPLAINT_STATE_NAMES[state]}</Tag>;
}

import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';

/** What every act on a complaint is given. */
export interface ActProps {
  readonly view: ComplaintView;
  readonly onDone: (view: ComplaintView) => void;
}

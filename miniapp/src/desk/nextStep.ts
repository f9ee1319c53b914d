import type { ComplaintState } from '../../../shared/complaint/complaint.ts';
import type { DeskVerb } from './verbPlans.ts';

/** What a firm does next with a complaint in this state; undefined where it waits for somebody else. */
export function nextStep(state: ComplaintState): DeskVerb | undefined {
  if (state === 'assigned' || state === 'reopened') return 'start';
  if (state === 'inProgress') return 'done';
  return undefined;
}

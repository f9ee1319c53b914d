import type { Participation, StaffParticipation } from '../../../shared/round/counting/participation.ts';

/** Whether the figures are those that staff in scope see: states of households and channels. */
export function isStaffTier(participation: Participation): participation is StaffParticipation {
  return 'channels' in participation;
}

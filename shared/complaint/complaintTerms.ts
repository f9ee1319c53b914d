import type { PolicyValues } from '../region/policySet.ts';
import type { Urgency } from './complaint.ts';
import type { ComplaintTerms } from './complaintEntry.ts';

/** What a region's policy says for a complaint of this urgency; kept with the complaint when it is filed. */
export function complaintTerms(policy: PolicyValues, urgency: Urgency): ComplaintTerms {
  return {
    acceptHours: policy.complaintAcceptHours.value[urgency],
    respondHours: policy.complaintRespondHours.value[urgency],
    resolveHours: policy.complaintResolveHours.value[urgency],
    superviseHours: policy.complaintSuperviseHours.value[urgency],
    soonPercent: policy.complaintSoonPercent.value,
    superiorHours: policy.complaintSuperiorHours.value,
    waitWorkingDays: policy.complaintWaitWorkingDays.value,
    extensionWorkingDays: policy.complaintExtensionWorkingDays.value,
    timeOutDays: policy.complaintTimeOutDays.value,
    reopenDays: policy.complaintReopenDays.value,
    satisfiedFrom: policy.complaintSatisfiedFrom.value,
  };
}

import type { ComplaintStep } from './complaintStory.ts';

/** What the office and 演示施工单位 usually do with a complaint, in the order in which they do it. */
export const accepted: ComplaintStep = {
  after: 2,
  who: 'admin',
  does: 'accept',
  text: '已受理，先到现场看过。',
};
export const toBuilder: ComplaintStep = { after: 4, who: 'admin', does: 'assign', to: 'demo-builder' };
export const started: ComplaintStep = {
  after: 20,
  who: 'handler',
  does: 'start',
  text: '已安排班组，明天上午到。',
};

/** The firm asks for more working days, four days after it began. */
export const asksForDays = (workingDays: number, text: string): ComplaintStep => ({
  after: 100,
  who: 'handler',
  does: 'requestExtension',
  text,
  workingDays,
});

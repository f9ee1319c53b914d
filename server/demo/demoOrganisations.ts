import type { HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import { MAIN_STAGES } from '../../shared/plan/stageTemplate.ts';

const everywhere = Array.from({ length: 20 }, (_, index) => `demo-${String(index + 1).padStart(2, '0')}`);

/** Firms of the demonstration; made up, and named so that nobody takes them for real ones. */
export const demoOrganisations: readonly HandlerOrganisation[] = [
  {
    organisationId: 'demo-builder',
    name: '演示施工单位',
    kind: 'contractor',
    communityIds: ['demo-01', 'demo-07', 'demo-13', 'demo-18', 'demo-20'],
    categories: ['workQuality', 'workDisturbance', 'damage', 'leak'],
    stages: MAIN_STAGES.slice(0, MAIN_STAGES.indexOf('evaluate')),
  },
  {
    organisationId: 'demo-property',
    name: '演示物业',
    kind: 'property',
    communityIds: everywhere,
    // Once the works are handed over, what comes loose is the property firm's too.
    categories: ['safety', 'neighbours', 'cost', 'workQuality', 'damage', 'leak'],
  },
  {
    organisationId: 'demo-utility',
    name: '演示管线单位',
    kind: 'utility',
    communityIds: everywhere,
    categories: ['outage'],
  },
  // Of one 小区 alone: its own office changes it and says who works for it.
  {
    organisationId: 'demo-cleaner',
    name: '演示保洁单位',
    kind: 'other',
    communityIds: ['demo-01'],
    categories: [],
  },
];

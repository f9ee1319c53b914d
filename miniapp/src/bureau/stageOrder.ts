import { MAIN_STAGES, SIDE_STAGES, type Stage } from '../../../shared/plan/stageTemplate.ts';

/** Stages in the usual order of a renovation, those beside the path last. */
export const STAGE_ORDER: readonly Stage[] = [...MAIN_STAGES, ...SIDE_STAGES];

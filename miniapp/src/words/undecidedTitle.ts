import type { StageView } from '../../../shared/plan/stageView.ts';

/** Over what still lacks the owners' decision: nothing new of it enters the works, so what stands there has changed since. */
export function undecidedTitle({ passed }: Pick<StageView, 'passed'>): string {
  const worksBegan = passed.some(({ gate }) => gate === 'G4');
  return worksBegan ? '施工中改动过，需重新确认' : '施工以前，这些内容还要依法决定';
}

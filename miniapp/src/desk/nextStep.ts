import type { ComplaintState } from '../../../shared/complaint/complaint.ts';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { verbRow } from '../../../shared/complaint/verbTable.ts';
import type { DeskVerb } from './verbPlans.ts';

/** What a firm does next with a complaint in this state; undefined where it waits for somebody else. */
export function nextStep(state: ComplaintState): DeskVerb | undefined {
  if (state === 'assigned' || state === 'reopened') return 'start';
  if (state === 'inProgress') return 'done';
  return undefined;
}

/** What opens the whole case, naming what else a firm can do there in this state and nothing that it cannot. */
export function caseLabel(state: ComplaintState): string {
  const may = (verb: DeskVerb): boolean => verbRow(verb, state, 'handler') !== undefined;
  const others = [...(may('return') ? ['退单'] : []), ...(may('requestExtension') ? ['延期'] : [])];
  return ['看全部内容', ...(others.length === 0 ? [] : [others.join('或')])].join('，');
}

/** What is said to a firm that has nothing to press: for whom it waits, and what is still its own. */
export function waitingWords({ state, holderWords }: Pick<ComplaintLine, 'state' | 'holderWords'>): string {
  if (state === 'escalated') return '已转上级督办，还是您这里负责：请先把事办好，社区重新派单以后再报办结。';
  if (state === 'extensionRequested') return '延期申请已经交给社区，等答复。';
  return `现在由${holderWords}办，您不用做什么。`;
}

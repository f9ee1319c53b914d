import type { LinkTarget, OpinionLink, OpinionThread } from './opinion.ts';

/** 说了什么 → 方案里怎么改 → 转为诉求 → 验收 → 后来的评分. */
export const OPINION_STEPS = ['said', 'plan', 'complaint', 'acceptance', 'score'] as const;
export type OpinionStepId = (typeof OPINION_STEPS)[number];

/** One step of the picture: reached with its links (the undone ones too), waiting, or never to come. */
export interface OpinionStep {
  readonly step: OpinionStepId;
  readonly state: 'done' | 'waiting' | 'declined';
  readonly links: readonly OpinionLink[];
}

/**
 * The steps of 意见办理进展. An explanation why it cannot be done stands in the plan's step, and with nothing but
 * an explanation the later steps will not come. A link that was undone stands where it stood and reaches nothing. Only
 * what the office has made a complaint of has a step for it, and waits for neither plan nor acceptance then.
 */
export function opinionSteps({ links, next }: Pick<OpinionThread, 'links' | 'next'>): readonly OpinionStep[] {
  const living = links.filter(({ undone }) => undone === undefined);
  const has = (...kinds: readonly LinkTarget['kind'][]) =>
    living.some(({ target }) => kinds.indexOf(target.kind) >= 0);
  const of = (...kinds: readonly LinkTarget['kind'][]) =>
    links.filter(({ target }) => kinds.indexOf(target.kind) >= 0);
  const declined = has('explanation') && !has('clause', 'item', 'complaint', 'acceptance', 'score');
  const stateOf = (reached: boolean): OpinionStep['state'] =>
    reached ? 'done' : declined ? 'declined' : 'waiting';
  const steps: readonly OpinionStep[] = [
    { step: 'said', state: 'done', links: [] },
    { step: 'plan', state: stateOf(has('clause', 'item')), links: of('clause', 'item', 'explanation') },
    { step: 'complaint', state: stateOf(has('complaint')), links: of('complaint') },
    { step: 'acceptance', state: stateOf(has('acceptance')), links: of('acceptance') },
    { step: 'score', state: stateOf(has('score') || next !== undefined), links: of('score') },
  ];
  return steps.filter(({ step, links: own }) => {
    if (own.length > 0) return true;
    if (step === 'complaint') return false;
    return !(has('complaint') && (step === 'plan' || step === 'acceptance'));
  });
}

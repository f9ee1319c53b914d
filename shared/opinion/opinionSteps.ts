import type { OpinionLink, OpinionThread } from './opinion.ts';

/** 说了什么 → 方案里怎么改 → 验收 → 后来的评分. */
export const OPINION_STEPS = ['said', 'plan', 'acceptance', 'score'] as const;
export type OpinionStepId = (typeof OPINION_STEPS)[number];

/** One step of the picture: reached with its links (the undone ones too), waiting, or never to come. */
export interface OpinionStep {
  readonly step: OpinionStepId;
  readonly state: 'done' | 'waiting' | 'declined';
  readonly links: readonly OpinionLink[];
}

/**
 * The four steps of 意见办理进展. An explanation why it cannot be done stands in the plan's step, and with nothing but
 * an explanation the later steps will not come. A link that was undone stands where it stood and reaches nothing.
 */
export function opinionSteps({ links }: Pick<OpinionThread, 'links'>): readonly OpinionStep[] {
  const living = links.filter(({ undone }) => undone === undefined);
  const has = (...kinds: readonly OpinionLink['target']['kind'][]) =>
    living.some(({ target }) => kinds.indexOf(target.kind) >= 0);
  const of = (...kinds: readonly OpinionLink['target']['kind'][]) =>
    links.filter(({ target }) => kinds.indexOf(target.kind) >= 0);
  const declined = has('explanation') && !has('clause', 'item', 'acceptance', 'score');
  const stateOf = (reached: boolean): OpinionStep['state'] =>
    reached ? 'done' : declined ? 'declined' : 'waiting';
  return [
    { step: 'said', state: 'done', links: [] },
    { step: 'plan', state: stateOf(has('clause', 'item')), links: of('clause', 'item', 'explanation') },
    { step: 'acceptance', state: stateOf(has('acceptance')), links: of('acceptance') },
    { step: 'score', state: stateOf(has('score')), links: of('score') },
  ];
}

import type { DraftChange } from '../../../shared/round/opening/draft.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';

/** Two changes that have not been sent as one: the later wins part by part, the numbers of the rule one by one. */
export function mergeChanges(earlier: DraftChange | undefined, later: DraftChange): DraftChange {
  const rule =
    earlier?.rule === undefined && later.rule === undefined
      ? {}
      : { rule: { ...earlier?.rule, ...later.rule } };
  return { ...earlier, ...later, ...rule };
}

/** The sentence of the first fault of exactly this place. */
export function faultAt(faults: readonly RoundFault[], path: string): string | undefined {
  return faults.find((fault) => fault.path === path)?.sentence;
}

/** The faults of a place and of everything inside it. */
export function faultsIn(faults: readonly RoundFault[], path: string): readonly RoundFault[] {
  return faults.filter(
    (fault) =>
      fault.path === path || (/^[.[]/.test(fault.path.slice(path.length)) && fault.path.startsWith(path)),
  );
}

/** The element of the page at which a fault stands: `questions[2].title` → that question, others their card. */
export function anchorOf(path: string): string {
  const [, index] = /^questions\[(\d+)\]/.exec(path) ?? [];
  if (index !== undefined) return `edit-question-${index}`;
  const [part = ''] = /^[A-Za-z]+/.exec(path) ?? [];
  return `edit-${ANCHORS[part] ?? 'basics'}`;
}

const ANCHORS: Readonly<Record<string, string>> = {
  questions: 'questions',
  rule: 'rule',
  roll: 'rule',
  channels: 'access',
  disclosure: 'access',
  disclosureBasis: 'access',
  planVersion: 'plan',
  statutory: 'statutory',
};

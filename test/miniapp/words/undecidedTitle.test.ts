import type { GateId } from '../../../shared/plan/stageTemplate.ts';
import { undecidedTitle } from '../../../miniapp/src/words/undecidedTitle.ts';

// A 变更 during the works is marked; nobody is told to decide before works that have begun.

const after = (...gates: readonly GateId[]): string =>
  undecidedTitle({ passed: gates.map((gate) => ({ gate, at: '2026-05-01T00:00:00Z', waived: false })) });

test.each<[string, readonly GateId[]]>([
  ['nothing is passed', []],
  ['the review is', ['G1', 'G2', 'G3']],
])('while %s it is still to be decided before the works', (_, gates) => {
  expect(after(...gates)).toBe('施工以前，这些内容还要依法决定');
});

test.each<[string, readonly GateId[]]>([
  ['the works have begun', ['G1', 'G2', 'G3', 'G4']],
  ['they are accepted', ['G1', 'G2', 'G3', 'G4', 'G5']],
])('once %s it has changed since and is to be confirmed again', (_, gates) => {
  expect(after(...gates)).toBe('施工中改动过，需重新确认');
});

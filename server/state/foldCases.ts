import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { readNumber, readText } from '../../shared/ledger/readValue.ts';
import { isBlankForm } from '../../shared/round/answering/blankAnswer.ts';
import { CALL_OUTCOMES } from '../../shared/round/case/auditSample.ts';
import type { RoundCase, RoundCases } from './roundCases.ts';

/** What an entry of a round adds to its contested things; one whose private half was erased adds nothing. */
export function foldCases(cases: RoundCases, { leaf, fields }: Entry): void {
  if (leaf.t === 'auditSample') {
    const { drawn, population, root, publicNumber } = leaf.d ?? {};
    if (!Array.isArray(drawn)) throw new TypeError('A sample without a list of what was drawn.');
    cases.sample = {
      population: readNumber(population),
      drawn: (drawn as readonly unknown[]).map(Number),
      root: readText(root),
      publicNumber: readText(publicNumber),
      results: new Map(),
    };
    return;
  }
  if (typeof fields.household !== 'string' || typeof fields.actor !== 'string') return;
  const { household, actor } = fields;
  const opened = (kind: RoundCase['kind']): void => {
    cases.bySeq.set(leaf.seq, {
      kind,
      seq: leaf.seq,
      householdId: household,
      askedBy: actor,
      at: readNumber(fields.syncAt ?? leaf.tm),
      ...(fields.target === undefined ? {} : { targetSeq: readNumber(fields.target) }),
      state: 'waiting',
    });
  };
  switch (leaf.t) {
    case 'visit':
      if (fields.outcome !== 'refused' && typeof fields.visitAt === 'string') {
        const days = cases.attemptDays.get(household) ?? new Set<string>();
        cases.attemptDays.set(household, days.add(chinaDayOf(Date.parse(fields.visitAt))));
      }
      break;
    case 'response':
      if (!isBlankForm(answersIn(fields.answers))) settleByAnswer(cases, household, fields.by === 'self');
      break;
    case 'exclusionRequest':
      opened('exclusion');
      break;
    case 'exclusionApprove':
      decide(cases.bySeq.get(readNumber(fields.target)), leaf.seq, fields.result === true);
      break;
    case 'dispute':
      opened('dispute');
      break;
    case 'disputeResolve':
      decide(waitingAbout(cases, 'dispute', readNumber(fields.target)), leaf.seq, fields.result === true);
      break;
    case 'void': {
      const target = readNumber(fields.target);
      if (fields.approver === undefined) opened('void');
      else decide(waitingAbout(cases, 'void', target), leaf.seq, fields.result === true);
      // A void entry cannot be disputed any more: the question is settled the household's way.
      if (fields.approver !== undefined && fields.result === true) {
        decide(waitingAbout(cases, 'dispute', target), leaf.seq, true);
      }
      break;
    }
    case 'auditResult': {
      const outcome = CALL_OUTCOMES.find((word) => word === fields.result);
      if (outcome === undefined) throw new TypeError('A call-back without an outcome.');
      cases.sample?.results.set(readNumber(fields.target), { outcome, by: actor, seq: leaf.seq });
      break;
    }
    default:
  }
}

function answersIn(value: unknown): readonly { readonly value: unknown }[] {
  return Array.isArray(value) ? (value as readonly { readonly value: unknown }[]) : [];
}

function decide(found: RoundCase | undefined, seq: number, approved: boolean): void {
  if (found?.state !== 'waiting') return;
  found.state = approved ? 'approved' : 'rejected';
  found.decidedSeq = seq;
}

function waitingAbout(cases: RoundCases, kind: RoundCase['kind'], targetSeq: number): RoundCase | undefined {
  return [...cases.bySeq.values()].find(
    (one) => one.kind === kind && one.targetSeq === targetSeq && one.state === 'waiting',
  );
}

/** An exclusion lapses with any answer of the household; its dispute is settled when it answers itself. */
function settleByAnswer(cases: RoundCases, householdId: string, bySelf: boolean): void {
  for (const one of cases.bySeq.values()) {
    if (one.householdId !== householdId) continue;
    const lapses = one.kind === 'exclusion' && (one.state === 'waiting' || one.state === 'approved');
    if (lapses || (one.kind === 'dispute' && bySelf && one.state === 'waiting')) one.state = 'lapsed';
  }
}

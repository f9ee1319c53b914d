import type { CommittedField, Leaf, LedgerValue } from '../ledger/leaf.ts';
import { buyerOf, type RollChange } from '../round/case/rollAmendment.ts';
import type { OpenedEntry } from './bundle.ts';
import type { VerifyContext } from './verifyContext.ts';

/** A sale that was approved during an owners' vote, `seq` is where; ids as the register has them. */
export interface OpenedSale {
  readonly seq: number;
  readonly householdId: string;
  readonly buyerId: string;
}

/** What is opened of a decision about the register, and of the entry that asked for it. */
export const DECISION_FIELDS = ['result', 'target'] as const satisfies readonly CommittedField[];
export const REQUEST_FIELDS = ['reason'] as const satisfies readonly CommittedField[];

/** Decisions about the register between the opening and the close of an owners' vote: their public halves. */
export function decisionsDuring({ bundle, isVote, roundLeaves }: VerifyContext): readonly Leaf[] {
  if (!isVote) return [];
  const placeOf = (type: Leaf['t']): number => roundLeaves.filter(({ t }) => t === type)[0]?.seq ?? 0;
  const during = bundle.leaves.slice(placeOf('roundOpen'), placeOf('roundClose'));
  return during.filter(({ t, c }) => t === 'rollAmend' && c.approver !== undefined);
}

/**
 * Why the opened entries of the register are not those that the vote's count needs; undefined: they are. Only an auditor
 * is opened any, and then each decision with the change that it approved.
 */
export function registerFault(context: VerifyContext): string | undefined {
  const { bundle, isVote } = context;
  const { leaves, openings, round, tier } = bundle;
  const opened = openings.filter(({ seq }) => leaves[seq]?.round !== round);
  const bySeq = new Map(opened.map((one) => [one.seq, one]));
  const needed = new Set<number>();
  for (const { seq } of tier === 'auditor' && isVote ? decisionsDuring(context) : []) {
    const decision = bySeq.get(seq);
    const target = decision?.fields.target?.value;
    if (decision === undefined || !hasOnly(decision, DECISION_FIELDS) || typeof target !== 'number')
      return `第 ${seq} 条名册变更没有打开。`;
    needed.add(seq);
    if (decision.fields.result?.value !== true) continue;
    const request = bySeq.get(target);
    if (request === undefined || !hasOnly(request, REQUEST_FIELDS) || leaves[target]?.t !== 'rollAmend')
      return `第 ${target} 条名册变更没有打开。`;
    needed.add(target);
  }
  const beyond = opened.filter(({ seq }) => !needed.has(seq) && !context.erasing.has(seq))[0];
  return beyond === undefined ? undefined : `打开的第 ${beyond.seq} 条不是这一轮的。`;
}

function hasOnly({ fields }: OpenedEntry, names: readonly CommittedField[]): boolean {
  const given = Object.keys(fields);
  return given.length === names.length && names.every((name) => given.indexOf(name) >= 0);
}

/** The sales approved during the vote, in the order of the log; each request is decided once. */
export function salesIn(context: VerifyContext): readonly OpenedSale[] {
  const { bundle, log } = context;
  const opened = new Map(bundle.openings.map((one) => [one.seq, one.fields]));
  const decided = new Set<number>();
  const sales: OpenedSale[] = [];
  for (const { seq } of decisionsDuring(context)) {
    const { result, target } = opened.get(seq) ?? {};
    const asked = Number(target?.value);
    if (decided.has(asked)) continue;
    decided.add(asked);
    const change = result?.value === true ? changeIn(opened.get(asked)?.reason?.value) : undefined;
    if (change?.kind !== 'sale') continue;
    sales.push({ seq, householdId: change.householdId, buyerId: buyerOf(log, asked, change) });
  }
  return sales;
}

/** The commitment has shown that these are the words of the entry. */
function changeIn(reason: LedgerValue | undefined): RollChange | undefined {
  const asked: unknown = reason;
  return (asked as { readonly change?: RollChange } | undefined)?.change;
}

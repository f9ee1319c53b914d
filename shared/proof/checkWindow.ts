import type { Entry, EntryType, Leaf, PrivateFields } from '../ledger/leaf.ts';
import { readText } from '../ledger/readValue.ts';
import { mayComeLate, type LateEntry, type RoundWindow } from '../round/counting/lateEntry.ts';
import { CHANNELS, ENTERED_BY, type RoundRule } from '../round/round.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/** What a household says or is visited for; the rest of a round's entries may also follow its close. */
const ACTS: readonly EntryType[] = ['response', 'withdraw', 'visit'];
const TEN_MINUTES = 600;

/**
 * The round was opened, closed and counted once each and in this order, and every act stands between opening and close.
 * What was heard inside the window and entered later is allowed only before the result is final, and is told; nothing is
 * taken back after the close.
 */
export function checkWindow(context: VerifyContext): Finding {
  const { bundle, entries } = context;
  const leaves = entries.map(({ leaf }) => leaf);
  const places = (type: EntryType): number[] => leaves.filter(({ t }) => t === type).map(({ seq }) => seq);
  const [opened = -1] = places('roundOpen');
  const [closed, closedAgain] = places('roundClose');
  const [tallied, talliedAgain] = places('tally');
  const [final = Infinity, finalAgain] = places('resultFinal');
  if (closed === undefined || closedAgain !== undefined || closed < opened)
    return failed('没有截止，或不止一次截止。');
  if (tallied === undefined || talliedAgain !== undefined || tallied < closed)
    return failed('没有统计结果，或统计不在截止之后。');
  if (finalAgain !== undefined || final < tallied) return failed('定稿不止一次，或在统计之前。');
  const from = Date.parse(readText(bundle.terms['opensAt'])) / 1000;
  const until = Date.parse(readText(bundle.terms['closesAt'])) / 1000;
  const acts = entries.filter(({ leaf }) => ACTS.indexOf(leaf.t) >= 0);
  const outside = acts.filter(({ leaf }) => leaf.seq < closed && !isWithin(leaf, from, until));
  if (outside.length > 0) return failed(`第 ${outside[0]?.leaf.seq ?? 0} 条不在征集时间内。`);
  const late = acts.filter(({ leaf }) => leaf.seq > closed);
  const wrong = late.filter(
    (entry) =>
      entry.leaf.seq > final ||
      entry.leaf.t === 'withdraw' ||
      !isRightlyLate(context, entry, { from, until }),
  );
  if (wrong.length > 0) return failed(`第 ${wrong[0]?.leaf.seq ?? 0} 条在截止之后。`);
  const note = late.length === 0 ? '' : `；截止前听到、截止后补录 ${late.length} 条`;
  return ok(`截止前登记 ${acts.length - late.length} 条${note}。`);
}

/** `tm` is rounded down to ten minutes. */
function isWithin({ tm }: Leaf, from: number, until: number): boolean {
  return tm + TEN_MINUTES > from && tm <= until;
}

/**
 * Whether an answer or a visit after the close may stand there. An auditor, to whom everything is opened, holds it
 * against the rule of the count; elsewhere only a time that is opened can be judged.
 */
function isRightlyLate(
  context: VerifyContext,
  { leaf, fields }: Entry,
  { from, until }: { readonly from: number; readonly until: number },
): boolean {
  const { visitAt } = fields;
  if (context.erased.has(leaf.seq)) return true;
  if (context.bundle.tier !== 'auditor') return visitAt === undefined || isHeardInside(visitAt, from, until);
  const who = leaf.t === 'visit' ? ({ by: 'staff' } as const) : whoAnswered(context, leaf, fields);
  if (who === undefined) return false;
  const late = visitAt === undefined ? who : { ...who, visitedAt: readText(visitAt) };
  return mayComeLate(context.bundle.terms['rule'] as Pick<RoundRule, 'lateEntries'>, windowOf(context), late);
}

/** How a late answer was entered; undefined: in no known way, or in an owners' vote, where nothing is cast after the close. */
function whoAnswered(
  context: VerifyContext,
  leaf: Leaf,
  { by: said, formSerial }: PrivateFields,
): LateEntry | undefined {
  const [by] = ENTERED_BY.filter((word) => word === said);
  const [channel] = CHANNELS.filter((word) => word === leaf.via);
  if (by === undefined || channel === undefined || context.isVote) return undefined;
  return { by, channel, formReceived: channel === 'paper' && isFormReceived(context, formSerial) };
}

/** The window up to when the round was really closed. */
function windowOf({ bundle, entries }: VerifyContext): RoundWindow {
  const at = entries.filter(({ leaf }) => leaf.t === 'roundClose')[0]?.fields.syncAt;
  return {
    opensAt: readText(bundle.terms['opensAt']),
    closesAt: readText(bundle.terms['closesAt']),
    ...(typeof at === 'number' ? { closedAt: new Date(at * 1000).toISOString() } : {}),
  };
}

/** Whether the number of a paper form stands in a batch that was handed in before the close. */
function isFormReceived({ bundle, roundLeaves }: VerifyContext, serial: unknown): boolean {
  const closed = roundLeaves.filter(({ t }) => t === 'roundClose')[0]?.seq ?? -1;
  return bundle.leaves.some(({ t, seq, d }) => {
    const serials = d?.['serials'];
    const isHandedIn = t === 'formBatch' && seq < closed && d?.['act'] === 'received';
    return isHandedIn && Array.isArray(serials) && serials.indexOf(serial) >= 0;
  });
}

function isHeardInside(visitAt: unknown, from: number, until: number): boolean {
  const at = typeof visitAt === 'string' ? Date.parse(visitAt) / 1000 : NaN;
  return at >= from && at <= until;
}

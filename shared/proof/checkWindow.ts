import { readText } from '../ledger/readValue.ts';
import type { EntryType, Leaf } from '../ledger/leaf.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/** What a household says or is visited for; the rest of a round's entries may also follow its close. */
const ACTS: readonly EntryType[] = ['response', 'withdraw', 'visit'];
const TEN_MINUTES = 600;

/**
 * The round was opened, closed and counted once each and in this order, and every act stands between opening and close.
 * What was heard inside the window and entered later is allowed only before the result is final, and is told.
 */
export function checkWindow({ bundle, entries }: VerifyContext): Finding {
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
    ({ leaf, fields }) => leaf.seq > final || !isHeardInside(fields.visitAt, from, until),
  );
  if (wrong.length > 0) return failed(`第 ${wrong[0]?.leaf.seq ?? 0} 条在截止之后。`);
  const note = late.length === 0 ? '' : `；截止前听到、截止后补录 ${late.length} 条`;
  return ok(`截止前登记 ${acts.length - late.length} 条${note}。`);
}

/** `tm` is rounded down to ten minutes. */
function isWithin({ tm }: Leaf, from: number, until: number): boolean {
  return tm + TEN_MINUTES > from && tm <= until;
}

/** A visit's time that is not opened cannot be judged here. */
function isHeardInside(visitAt: unknown, from: number, until: number): boolean {
  if (visitAt === undefined) return true;
  const at = typeof visitAt === 'string' ? Date.parse(visitAt) / 1000 : NaN;
  return at >= from && at <= until;
}

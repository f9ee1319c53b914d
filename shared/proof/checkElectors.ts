import type { LedgerValue } from '../ledger/leaf.ts';
import { readText } from '../ledger/readValue.ts';
import type { RollRecordElector } from './bundle.ts';
import { lastTally } from './checkRoll.ts';
import { decisionsDuring, salesIn } from './salesIn.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, open, skipped, type Finding } from './verifyReport.ts';

/**
 * Each owner stands in the register once, each dwelling belongs to one of them, and persons and area add up to what the
 * log says; counted anew, each of them is in exactly one cell of every matter put to him.
 */
export function checkElectors(context: VerifyContext): Finding {
  const { bundle, roundLeaves, counted } = context;
  const { electors, households } = bundle.roll;
  if (electors === undefined) return skipped('这一轮按户计，不按业主计。');
  const dwellings = electors.flatMap((elector) => elector.dwellings);
  const ordered = electors.every(({ elector }, at) => (electors[at - 1]?.elector ?? '') < elector);
  const inRoll = new Set(households);
  const belong = new Set(dwellings.map(({ household }) => household));
  const once = belong.size === dwellings.length && dwellings.every(({ household }) => inRoll.has(household));
  if (!ordered || !once) return failed('业主名册里有人或有房屋出现不止一次，或者不在住户名册里。');
  const [people, area] = totalsOf(electors);
  const said = lastTally(roundLeaves)?.d ?? {};
  // A dwelling sold during the vote may have brought a new owner; the area stays.
  const maySell = decisionsDuring(context).length > 0;
  if ((said['electors'] !== people && !maySell) || said['areaDm2'] !== area)
    return failed(`业主名册有 ${people} 人，登记簿里写的人数或面积不一样。`);
  if (counted?.electors === undefined)
    return open(`业主 ${people} 人，每人一份；各人的选择这份核对包看不到。`);
  const foreign = foreignHand(context);
  if (foreign !== undefined) return failed(`第 ${foreign} 条不是共有人商定的代表投的。`);
  const sales = salesIn(context).length;
  const sold = sales === 0 ? '' : `（表决期间过户 ${sales} 套，已按登记照算）`;
  return ok(`业主 ${people} 人，面积 ${area} 平方分米，每位业主在每件事上只计一次${sold}。`);
}

/** Where somebody else than the agreed representative voted online for a dwelling of several owners; undefined: nowhere. */
function foreignHand(context: VerifyContext): number | undefined {
  const { key = '', electors = [] } = context.bundle.roll;
  const nameOf = (id: LedgerValue | undefined): string => context.pseudonymOf(key, readText(id));
  const agreed = new Map<string, string>();
  for (const { dwellings, representative } of electors)
    for (const { household } of dwellings) if (representative) agreed.set(household, representative);
  // Who buys such a dwelling votes for himself.
  for (const { householdId } of salesIn(context)) agreed.delete(nameOf(householdId));
  const foreign = context.entries.filter(({ leaf, fields }) => {
    if (leaf.t !== 'response' || fields.by !== 'self') return false;
    const representative = agreed.get(nameOf(fields.household));
    return representative !== undefined && representative !== nameOf(fields.actor);
  });
  return foreign[0]?.leaf.seq;
}

function totalsOf(electors: readonly RollRecordElector[]): readonly [people: number, areaDm2: number] {
  const areas = electors.flatMap(({ dwellings }) => dwellings.map(({ areaDm2 }) => areaDm2));
  return [electors.length, areas.reduce((sum, areaDm2) => sum + areaDm2, 0)];
}

import { concatBytes } from '../ledger/bytes.ts';
import { canonicalJson } from '../ledger/canonicalJson.ts';
import { withoutAbsent } from '../ledger/withoutAbsent.ts';
import type { Leaf } from '../ledger/leaf.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

const PSEUDONYM = /^[0-9a-f]{32}$/;

/**
 * The roll has the hash that stands at the opening, as many households as were frozen and as are published, and holds
 * every household of which something is opened.
 */
export function checkRoll(context: VerifyContext): Finding {
  const { crypto, bundle, roundLeaves, entries } = context;
  const { households, electors, key } = bundle.roll;
  const [opened, ...again] = roundLeaves.filter(({ t }) => t === 'roundOpen');
  if (opened?.roll === undefined || again.length > 0) return failed('登记簿里没有这一轮的开始，或不止一次。');
  const sound = households.every((name, at) => PSEUDONYM.test(name) && (households[at - 1] ?? '') < name);
  if (!sound) return failed('名册里的代号写法不对、没有排好，或有重复。');
  const hash = crypto.sha256Hex(concatBytes(Uint8Array.of(3), crypto.utf8(recordText(context))));
  if (hash !== opened.roll) return failed(`名册算出的校验码是 ${hash}，开始时登记的是 ${opened.roll}。`);
  const other = roundLeaves.filter(({ roll }) => roll !== undefined && roll !== hash);
  if (other.length > 0) return failed(`第 ${other[0]?.seq ?? 0} 条用的是另一份名册。`);
  const frozen = roundLeaves.filter(({ t }) => t === 'rollFreeze')[0];
  const total = households.length;
  // The tally of an owners' vote counts persons and area, not households.
  const tally = electors === undefined ? [lastTally(roundLeaves)] : [];
  const said = [frozen, ...tally].map((leaf) => leaf?.d?.['households']);
  if (said.some((number) => number !== total))
    return failed(`名册有 ${total} 户，登记簿里写的是 ${said.map(String).join('、')} 户。`);
  if (key === undefined) return ok(`${total} 户，和公布的总户数一致。`);
  const names = new Set(households);
  for (const { leaf, fields } of entries) {
    const { household } = fields;
    if (household === undefined) continue;
    if (typeof household !== 'string' || !names.has(context.pseudonymOf(key, household)))
      return failed(`第 ${leaf.seq} 条的住户不在名册里。`);
  }
  return ok(`${total} 户，和公布的总户数一致；登记的每一户都在名册里。`);
}

/** What was hashed: the names, and of an owners' vote the electors beside them. */
function recordText({ bundle }: VerifyContext): string {
  const { households, electors } = bundle.roll;
  return canonicalJson(electors === undefined ? households : withoutAbsent({ households, electors }));
}

/** The entry that sealed the numbers which are published: the final one, or the provisional one before it. */
export function lastTally(leaves: readonly Leaf[]): Leaf | undefined {
  const tallies = leaves.filter(({ t }) => t === 'tally' || t === 'resultFinal');
  return tallies[tallies.length - 1];
}

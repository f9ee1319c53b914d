import { toHex } from '../ledger/bytes.ts';
import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { Entry } from '../ledger/leaf.ts';
import { readText } from '../ledger/readValue.ts';
import { drawAuditSample } from '../round/case/auditSample.ts';
import { isBlankForm } from '../round/answering/blankAnswer.ts';
import type { VerifyContext } from './verifyContext.ts';

/**
 * Why the call-back sample is not the one that the root at the close and the number of the opening draw; undefined: it is,
 * or none stands in the bundle. Drawing it again needs the round opened; root and number are checked by everybody.
 */
export function sampleFault({
  crypto,
  bundle,
  erased,
  entries,
  roundLeaves,
  saidAtOpening,
  tree,
}: VerifyContext): string | undefined {
  const drawn = roundLeaves.filter(({ t }) => t === 'auditSample')[0]?.d;
  const closed = roundLeaves.filter(({ t }) => t === 'roundClose')[0];
  if (drawn === undefined || closed === undefined) return undefined;
  const root = toHex(tree.root(closed.seq + 1));
  const publicNumber = readText(bundle.terms['auditNumber'] ?? saidAtOpening['questionHash']);
  if (drawn['root'] !== root || drawn['publicNumber'] !== publicNumber)
    return '抽查用的不是截止时的根，或者不是开始时公布的数字。';
  if (bundle.tier !== 'auditor' || erased.size > 0) return undefined;
  const population = entries.filter((entry) => mayBeDrawn(entry, closed.seq)).map(({ leaf }) => leaf.seq);
  const again = drawAuditSample(crypto, { root, publicNumber, population });
  const same = canonicalJson(drawn['drawn'] ?? []) === canonicalJson(again);
  return same && drawn['population'] === population.length ? undefined : '抽查名单和照公开办法重抽的不一样。';
}

/** What staff or a proxy entered up to the close, whatever became of it. */
function mayBeDrawn({ leaf, fields }: Entry, closedSeq: number): boolean {
  const { answers, by } = fields;
  if (leaf.t !== 'response' || leaf.seq >= closedSeq || by === 'self' || by === undefined) return false;
  return Array.isArray(answers) && !isBlankForm(answers as readonly { readonly value: unknown }[]);
}

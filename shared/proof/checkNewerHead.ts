import { fromHex } from '../ledger/bytes.ts';
import { verifyConsistency } from '../ledger/merkle.ts';
import type { ConsistencyProof } from '../ledger/receipt.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, uncompared, type Finding } from './verifyReport.ts';

/**
 * A head of more leaves than the bundle has: it continues the bundle's log by the consistency proof that was given
 * (RFC 9162 §2.1.4), or is not compared. `what` names it to the reader, `root` is 64 hex.
 */
export function checkNewerHead(
  { crypto, input, log, tree }: VerifyContext,
  { what, size, root }: { readonly what: string; readonly size: number; readonly root: string },
): Finding {
  const proof = readProof(input.proof);
  if (proof?.from !== tree.size || proof.to !== size) {
    const address = `/api/v1/ledgers/${log}/proofs/consistency?from=${tree.size}&to=${size}`;
    return uncompared(
      `${what}有 ${size} 条，这份核对包只有 ${tree.size} 条，没有比成。请下载新的核对包再核对，或者一并给出衔接证明（${address}）。`,
    );
  }
  return continues()
    ? ok(`${what}有 ${size} 条，照衔接证明，接在这份核对包的 ${tree.size} 条后面。`)
    : failed(`${what}有 ${size} 条，照衔接证明和这份核对包接不上：登记簿被改过，或者有两本。`);

  function continues(): boolean {
    if (proof === undefined) return false;
    const hashes = proof.hashes.map(fromHex);
    return verifyConsistency(crypto.sha256, { ...proof, hashes }, tree.root(), fromHex(root));
  }
}

const isHash = (value: unknown): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** What was given as a proof; undefined: nothing, or no such document. */
function readProof(text: string | undefined): ConsistencyProof | undefined {
  if (text === undefined) return undefined;
  try {
    const { from, to, hashes } = JSON.parse(text) as Partial<ConsistencyProof>;
    const sound = Array.isArray(hashes) && hashes.every(isHash);
    if (from === undefined || to === undefined || hashes === undefined || !sound) return undefined;
    return { from, to, hashes };
  } catch {
    return undefined;
  }
}

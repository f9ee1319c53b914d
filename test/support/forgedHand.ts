import { createHash, createHmac } from 'node:crypto';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { commit } from '../../shared/ledger/commitment.ts';
import type { Leaf } from '../../shared/ledger/leaf.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { BundleWorkshop, keyFromWords } from './bundleWorkshop.ts';

/** Places of the ballots that an agreed representative cast online, as an auditor's bundle of an owners' vote opens them. */
export function ballotsOfRepresentatives({ leaves, openings, roll }: Bundle): number[] {
  const key = Buffer.from(roll.key ?? '', 'hex');
  const nameOf = (id: unknown): string =>
    createHmac('sha256', key).update(String(id)).digest('hex').slice(0, 32);
  const agreed = (roll.electors ?? []).filter(({ representative }) => representative !== undefined);
  const joint = new Set(agreed.flatMap(({ dwellings }) => dwellings.map(({ household }) => household)));
  return openings.flatMap(({ seq, fields }) => {
    const isOwnHand = leaves[seq]?.t === 'response' && fields.by?.value === 'self';
    return isOwnHand && joint.has(nameOf(fields.household?.value)) ? [seq] : [];
  });
}

/**
 * The bundle as a server would give it that has another account cast the ballot at `seq`: nothing else is different, every
 * hash is right and all is signed by one key. Without `actor` the same is written anew unchanged.
 */
export function forgedHand(bundle: Bundle, seq: number, actor?: string): Bundle {
  const key = keyFromWords('a server that lets another hand vote');
  const log = bundle.leaves[0]?.log ?? '';
  const workshop = new BundleWorkshop(log, bundle.round, key, Buffer.alloc(32));
  const salt = bundle.openings.find((opened) => opened.seq === seq)?.fields.actor?.salt ?? '';
  const forged = actor === undefined ? undefined : { value: actor, salt };
  const openings = bundle.openings.map((opened) =>
    opened.seq === seq && forged ? { seq, fields: { ...opened.fields, actor: forged } } : opened,
  );
  let prev = '0'.repeat(64);
  const leaves = bundle.leaves.map((leaf): Leaf => {
    const c =
      forged && leaf.seq === seq ? { ...leaf.c, actor: committed(log, seq, salt, forged.value) } : leaf.c;
    const d = leaf.t === 'genesis' ? { ...leaf.d, publicKey: key.publicKey } : leaf.d;
    const written: Leaf = { ...leaf, c, ...(d && { d }), prev };
    prev = hashOf(written);
    return written;
  });
  return workshop.seal({ ...bundle, publicKey: key.publicKey, leaves, openings });
}

function committed(log: string, seq: number, salt: string, value: string): string {
  return commit(nodeLedgerCrypto, { log, seq, field: 'actor' }, Buffer.from(salt, 'hex'), value);
}

function hashOf(leaf: Leaf): string {
  const text = canonicalJson(withoutAbsent({ ...leaf }));
  return createHash('sha256').update(Buffer.of(0)).update(text, 'utf8').digest('hex');
}

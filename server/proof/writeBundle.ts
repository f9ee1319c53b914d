import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { originOf } from '../../shared/ledger/checkpoint.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import { BUNDLE_FORMAT, BUNDLE_MEMBERS, type Bundle, type BundleTier } from '../../shared/proof/bundle.ts';
import type { ChoiceList } from '../../shared/round/result/choiceList.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { RoundDossier } from './roundDossier.ts';

/** What one tier gets beside what all get. */
export interface BundleOpenings {
  readonly tier: BundleTier;
  /** Opened entries, ascending, each as canonical JSON. */
  readonly openings: readonly string[];
  /** At the tier `pseudonymous`. */
  readonly list?: ChoiceList;
  /** Turns ids into the roll's pseudonyms, 64 hex; for auditors only. */
  readonly rollKey?: string;
}

/**
 * Puts a bundle together as one canonical JSON document and seals it; undefined where the log signs no heads. The pieces
 * are joined as they are, so that ten thousand leaves are not written out a second time.
 */
export function writeBundle(
  ledger: Pick<CommunityLedger, 'checkpointAt' | 'sealNote'>,
  place: { readonly log: string; readonly roundId: string },
  dossier: RoundDossier,
  { tier, openings, rollKey, list }: BundleOpenings,
): Buffer | undefined {
  const { log, roundId } = place;
  const head = ledger.checkpointAt(log, dossier.size);
  if (head === undefined) return undefined;
  const roll = withoutAbsent({ ...dossier.roll, key: rollKey });
  const pieces: Readonly<Record<Exclude<keyof Bundle, 'seal' | 'list'>, string | Buffer>> & {
    readonly list?: string;
  } = {
    checkpoint: spelled(head.note),
    format: spelled(BUNDLE_FORMAT),
    leaves: listOf(dossier.leaves),
    ...(list === undefined ? {} : { list: spelled({ ...list }) }),
    openings: listOf(Buffer.from(openings.join(','), 'utf8')),
    origin: spelled(originOf(log)),
    publicKey: spelled(head.publicKey),
    published: dossier.published,
    roll: spelled(roll),
    round: spelled(roundId),
    terms: dossier.terms,
    tier: spelled(tier),
  };
  const digest = createHash('sha256');
  const before: Buffer[] = [];
  const after: Buffer[] = [];
  for (const member of BUNDLE_MEMBERS) {
    const piece = member === 'seal' ? undefined : pieces[member];
    if (piece === undefined) continue;
    const part = Buffer.concat([
      Buffer.from(`${member === BUNDLE_MEMBERS[0] ? '{' : ','}"${member}":`, 'utf8'),
      asBytes(piece),
    ]);
    digest.update(part);
    (member < 'seal' ? before : after).push(part);
  }
  digest.update('}');
  const seal = ledger.sealNote(log, `bundle/${roundId}`, dossier.size, digest.digest('hex'));
  if (seal === undefined) return undefined;
  return Buffer.concat([
    ...before,
    Buffer.from(`,"seal":${spelled(seal)}`, 'utf8'),
    ...after,
    Buffer.from('}'),
  ]);
}

function spelled(value: LedgerValue): string {
  return canonicalJson(value);
}

function asBytes(piece: string | Buffer): Buffer {
  return typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
}

function listOf(members: Buffer): Buffer {
  return Buffer.concat([Buffer.from('['), members, Buffer.from(']')]);
}

import type { Leaf, LedgerValue } from '../ledger/leaf.ts';
import type { ChoiceList } from '../round/result/choiceList.ts';
import type { Opening } from '../ledger/receipt.ts';

/** First member of every bundle of this format; another format is refused, never guessed at. */
export const BUNDLE_FORMAT = 'neighbourhood-renewal/bundle/1';

/**
 * How much of the private halves a bundle opens: nothing, one household's, an owners' room list, the choices of a
 * pseudonymous round under their tags, all of the round.
 */
export const BUNDLE_TIERS = ['world', 'household', 'owners', 'pseudonymous', 'auditor'] as const;
export type BundleTier = (typeof BUNDLE_TIERS)[number];

/** What a tier may see of one entry. */
export interface OpenedEntry {
  readonly seq: number;
  readonly fields: Opening;
}

/** One person of an owners' vote, under a pseudonym, with its dwellings; `unit` decides which matters they vote on. */
export type RollRecordElector = {
  readonly elector: string;
  readonly dwellings: readonly {
    readonly household: string;
    readonly areaDm2: number;
    readonly unit: string;
  }[];
  readonly joint: boolean;
  /** Whom several owners agreed on, his account under a pseudonym; absent in rolls of votes opened before it was kept. */
  readonly representative?: string;
};

/** A roll as everybody may have it: sorted pseudonyms; electors only of an owners' vote. */
export interface RollRecord {
  readonly households: readonly string[];
  readonly electors?: readonly RollRecordElector[];
}

/** The roll in a bundle; `key` (64 hex) turns ids into its pseudonyms and is for auditors only. */
export interface BundleRoll extends RollRecord {
  readonly key?: string;
}

/**
 * All that a stranger needs to check a closed round without the server: one RFC 8785 document, docs/ledger-format.md.
 * `leaves` are those of the whole log up to the head; `published` is the result as everybody reads it, withheld numbers
 * left out; `seal` is a signed note over the document without it.
 */
export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly tier: BundleTier;
  /** Name of the log in its heads. */
  readonly origin: string;
  /** Ed25519, 64 lower-case hex. */
  readonly publicKey: string;
  readonly checkpoint: string;
  readonly round: string;
  readonly leaves: readonly Leaf[];
  /** What owners read of a pseudonymous round; at this tier only. */
  readonly list?: ChoiceList;
  /** Ascending by `seq`. */
  readonly openings: readonly OpenedEntry[];
  readonly terms: { readonly [key: string]: LedgerValue };
  readonly roll: BundleRoll;
  readonly published: { readonly [key: string]: LedgerValue };
  readonly seal: string;
}

/** Members of a bundle in the order in which RFC 8785 writes them. */
export const BUNDLE_MEMBERS = [
  'checkpoint',
  'format',
  'leaves',
  'list',
  'openings',
  'origin',
  'publicKey',
  'published',
  'roll',
  'round',
  'seal',
  'terms',
  'tier',
] as const satisfies readonly (keyof Bundle)[];

/** Name under which a bundle of a round is sealed; never the name of a head. */
export function sealOrigin(origin: string, round: string): string {
  return `${origin}/bundle/${round}`;
}

import { setImmediate as immediate } from 'node:timers/promises';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { isErasure } from '../../shared/ledger/erasure.ts';
import type { CommittedField, Entry, EntryType } from '../../shared/ledger/leaf.ts';
import { readNumber } from '../../shared/ledger/readValue.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import { tallyVersionOf } from '../../shared/round/result/sealedSums.ts';
import { DECISION_FIELDS, REQUEST_FIELDS } from '../../shared/proof/salesIn.ts';
import { termsOf } from '../../shared/round/termsOf.ts';
import { publishedTally } from '../round/closing/publishedTally.ts';
import type { RoundParts } from '../round/roundParts.ts';
import { communityFold } from '../state/communityFold.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { rollRecord } from '../state/hashRoll.ts';
import { OpenedRounds } from '../state/openedRounds.ts';

/** What all bundles of a closed round have in common, ready to be sent. */
export interface RoundDossier {
  /** The log's first `size` entries, up to the last tally of the round, its last erasure or the newest signing key, whichever is later. */
  readonly size: number;
  /** The leaves as the members of a JSON list. */
  readonly leaves: Buffer;
  /** Places of the round's own entries. */
  readonly seqs: readonly number[];
  /**
   * Entries outside the round of which an auditor is opened something, by place: its erasures; of an owners' vote decisions
   * about the register during it and what they decided.
   */
  readonly beside: ReadonlyMap<number, readonly CommittedField[]>;
  /** What became of telling a household of one of its entries: places of the round's notices, by the entry's place. */
  readonly notices: ReadonlyMap<number, readonly number[]>;
  readonly terms: string;
  readonly roll: ReturnType<typeof rollRecord>;
  /** What the last tally names by its hash, canonical JSON. */
  readonly published: string;
}

export type DossierParts = Pick<RoundParts, 'ledger' | 'frozen' | 'pseudonymKey'>;

/** How many entries are read in one go; between two the server answers others. */
const READ_SIZE = 500;

/**
 * Reads a log up to the newest published tally of a round and counts the round anew up to there, so that leaves and
 * published numbers belong together. Undefined while no tally has been published.
 */
export async function readDossier(
  parts: DossierParts,
  round: OpenedRound,
): Promise<RoundDossier | undefined> {
  const { ledger, pseudonymKey } = parts;
  const { electors, erased } = round;
  const { communityId, roundId } = round.terms;
  const texts: string[] = [];
  const entries: Entry[] = [];
  for (let from = 0; from < ledger.publishedSize(communityId); from += READ_SIZE) {
    const limit = Math.min(READ_SIZE, ledger.publishedSize(communityId) - from);
    for (const entry of await ledger.entries(communityId, from, limit)) {
      texts.push(canonicalJson({ ...entry.leaf }));
      entries.push(entry);
    }
  }
  const sealing = entries.findLast(
    ({ leaf: { t, round: of } }) => of === roundId && (t === 'tally' || t === 'resultFinal'),
  );
  if (sealing === undefined) return undefined;
  // A head from before the present key was in force can no longer be signed.
  const size = Math.max(sealing.leaf.seq, erased?.seq ?? 0, ...ledger.rotations(communityId)) + 1;
  return {
    size,
    leaves: Buffer.from(texts.slice(0, size).join(','), 'utf8'),
    seqs: entries.slice(0, size).flatMap(({ leaf }) => (leaf.round === roundId ? [leaf.seq] : [])),
    beside:
      electors === undefined
        ? erasuresIn(entries.slice(0, size), roundId)
        : registerIn(entries.slice(0, size), roundId),
    notices: noticesIn(entries.slice(0, size), roundId),
    terms: canonicalJson(withoutAbsent(termsOf(round.terms))),
    roll: rollRecord(pseudonymKey, roundId, await parts.frozen.getRoll(round.rollHash, roundId)),
    published:
      erased === undefined
        ? await publishedAt(parts, communityId, roundId, entries.slice(0, sealing.leaf.seq), sealing)
        : canonicalJson(erased.kept.published),
  };
}

function noticesIn(entries: readonly Entry[], roundId: string): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const { leaf, fields } of entries) {
    if (leaf.t !== 'notice' || leaf.round !== roundId || fields.target === undefined) continue;
    const target = readNumber(fields.target);
    found.set(target, [...(found.get(target) ?? []), leaf.seq]);
  }
  return found;
}

/** Which entries are gone, and nothing else of who wished it. */
function erasuresIn(
  entries: readonly Entry[],
  roundId: string,
): ReadonlyMap<number, readonly CommittedField[]> {
  const found = entries.filter(({ leaf }) => isErasure(leaf) && leaf.d?.['round'] === roundId);
  return new Map(found.map(({ leaf }) => [leaf.seq, ['target'] as const]));
}

/** What an owners' vote needs of the register: who asked and who decided stays closed. */
function registerIn(
  entries: readonly Entry[],
  roundId: string,
): ReadonlyMap<number, readonly CommittedField[]> {
  const placeOf = (type: EntryType): number =>
    entries.find(({ leaf: { t, round } }) => t === type && round === roundId)?.leaf.seq ?? 0;
  const opened = new Map<number, readonly CommittedField[]>();
  for (const { leaf, fields } of entries.slice(placeOf('roundOpen'), placeOf('roundClose'))) {
    if (leaf.t !== 'rollAmend' || fields.approver === undefined) continue;
    opened.set(leaf.seq, DECISION_FIELDS);
    if (fields.result === true) opened.set(readNumber(fields.target), REQUEST_FIELDS);
  }
  return opened;
}

/** The round as it stood when the tally was decided: the log's own fold up to there. */
async function publishedAt(
  { frozen }: DossierParts,
  log: string,
  roundId: string,
  before: readonly Entry[],
  sealing: Entry,
): Promise<string> {
  const fold = communityFold(frozen, new OpenedRounds());
  const state = fold.create(log);
  for (let from = 0; from < before.length; from += READ_SIZE) {
    const entries = before.slice(from, from + READ_SIZE);
    await fold.load(entries);
    for (const entry of entries) fold.apply(state, entry);
    await immediate();
  }
  const round = state.rounds.get(roundId);
  if (round === undefined) throw new Error(`The log ${log} has a tally of a round that it does not open.`);
  const { t, d } = sealing.leaf;
  return canonicalJson(publishedTally(round, t === 'tally' ? 'closed' : 'final', tallyVersionOf(d)));
}

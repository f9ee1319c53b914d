import type mongoose from 'mongoose';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import { hashPublication, type FrozenRecord } from '../../shared/plan/publication.ts';
import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import type { RoundResult } from '../../shared/round/result/result.ts';
import type { Roll } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';
import { nodeLedgerCrypto } from '../ledger/nodeLedgerCrypto.ts';
import { hashRoll } from './hashRoll.ts';
import { openWithheldStore, withheldIndexes, type WithheldStore } from './withheldStore.ts';

interface FrozenDocument<Content> {
  readonly _id: string;
  readonly content: Content;
}

const ROLLS = 'rolls';
const TERMS = 'roundTerms';
const RECORDS = 'publicRecords';
const RESULTS = 'keptResults';

/** What a final round has published, kept because what it was counted from is being erased. */
export interface KeptResult {
  readonly result: RoundResult;
  /** What `resultFinal` names by its hash. */
  readonly published: LedgerValue;
}

/** Content that log entries refer to by hash: written before the entry, never changed after. */
export interface FrozenStore {
  keepRoll(hash: string, roll: Roll): Promise<void>;
  keepTerms(hash: string, terms: RoundTerms): Promise<void>;
  /** Throw when it is missing or has another hash than the log says: a changed roll would be another denominator. */
  getRoll(hash: string, roundId: string): Promise<Roll>;
  getTerms(hash: string): Promise<RoundTerms>;
  /** Public records (plan versions, notices, opinions …); gives the hash. */
  keepRecord(record: FrozenRecord): Promise<string>;
  getRecord(hash: string): Promise<FrozenRecord>;
  /** Undefined when nothing was ever kept under it. */
  findRecord(hash: string): Promise<FrozenRecord | undefined>;
  /** The numbers of a round of which entries are erased; gives the hash. */
  keepResult(kept: KeptResult): Promise<string>;
  getResult(hash: string): Promise<KeptResult>;
  /** Of public records, words that are not shown yet. */
  readonly withheld: WithheldStore;
}

/** Frozen content in the database, through the driver: its bytes are hashed and may not be cast. */
export function openFrozenStore(connection: mongoose.Connection, pseudonymKey: Buffer): FrozenStore {
  const keep = async (collection: string, hash: string, content: object): Promise<void> => {
    await connection
      .collection<FrozenDocument<object>>(collection)
      .updateOne({ _id: hash }, { $setOnInsert: { content } }, { upsert: true });
  };
  const find = async <Content>(
    collection: string,
    hash: string,
    hashOf: (content: Content) => string,
  ): Promise<Content | undefined> => {
    const found = await connection.collection<FrozenDocument<Content>>(collection).findOne({ _id: hash });
    if (found === null) return undefined;
    const { content } = found as FrozenDocument<Content>;
    if (hashOf(content) !== hash) throw new Error(`${collection}: ${hash} is not what the ledger refers to.`);
    return content;
  };
  const get = async <Content>(
    collection: string,
    hash: string,
    hashOf: (content: Content) => string,
  ): Promise<Content> => {
    const content = await find(collection, hash, hashOf);
    if (content === undefined)
      throw new Error(`${collection}: ${hash} is missing, but the ledger refers to it.`);
    return content;
  };
  return {
    keepRoll: (hash, roll) => keep(ROLLS, hash, roll),
    keepTerms: (hash, terms) => keep(TERMS, hash, terms),
    getRoll: (hash, roundId) => get<Roll>(ROLLS, hash, (roll) => hashRoll(pseudonymKey, roundId, roll)),
    getTerms: (hash) => get<RoundTerms>(TERMS, hash, (terms) => hashRoundTerms(nodeLedgerCrypto, terms)),
    async keepRecord(record) {
      const hash = hashRecord(record);
      await keep(RECORDS, hash, record);
      return hash;
    },
    getRecord: (hash) => get<FrozenRecord>(RECORDS, hash, hashRecord),
    findRecord: (hash) => find<FrozenRecord>(RECORDS, hash, hashRecord),
    async keepResult(kept) {
      const text = JSON.stringify(kept);
      const hash = hashText({ text });
      await keep(RESULTS, hash, { text });
      return hash;
    },
    async getResult(hash) {
      const { text } = await get(RESULTS, hash, hashText);
      return JSON.parse(text) as KeptResult;
    },
    withheld: openWithheldStore(connection),
  };
}

const hashText = ({ text }: { readonly text: string }): string =>
  nodeLedgerCrypto.sha256Hex(nodeLedgerCrypto.utf8(text));

const hashRecord = (record: FrozenRecord): string => hashPublication(nodeLedgerCrypto, record);

export const frozenCollections: readonly CollectionSpec[] = [
  { collection: ROLLS, indexes: [] },
  { collection: TERMS, indexes: [] },
  { collection: RECORDS, indexes: [] },
  { collection: RESULTS, indexes: [] },
  withheldIndexes,
];

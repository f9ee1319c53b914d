import mongoose from 'mongoose';
import type { Sealed } from '../crypto/sealedBox.ts';
import { durableWrites } from '../database/durableWrites.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

const { Binary, MongoServerError } = mongoose.mongo;

/** One entry as stored: a single atomic insert holds the public and the private half. */
export interface LedgerDocument {
  /** `<log>:<seq, nine digits>`: the unique key that makes appending serialisable over any number of instances. */
  readonly _id: string;
  readonly log: string;
  readonly seq: number;
  /** SHA-256 of actor and client key, unique within the log. */
  readonly idem: string;
  /** SHA-256 of the canonical request. */
  readonly req: string;
  /** RFC 8785 text of the leaf. */
  readonly leaf: string;
  readonly h: string;
  readonly prev: string;
  /** Absent once the seed has been erased. */
  readonly priv?: Sealed;
}

/** `taken`: another entry stands at that place or carries that client key. `unknown`: it may or may not have landed. */
export type AppendOutcome = 'written' | 'taken' | 'unknown';

/** The only ways to touch the ledger: nothing is corrected, nothing is removed but the seeds that an `erase` entry names. */
export interface LedgerStore {
  append(documents: readonly LedgerDocument[]): Promise<AppendOutcome>;
  /** Entries of a log from `seq` upwards, ascending. */
  read(log: string, from: number, limit: number): Promise<LedgerDocument[]>;
  /**
   * Takes away the private halves of entries, values and seed, and the hash of the request, from which they could be
   * guessed; leaf, hash and chain stay. Doing it again changes nothing.
   */
  eraseSeed(log: string, seqs: readonly number[]): Promise<void>;
  /** Those of the given places that are taken, as ids: one query tells which of many logs have grown. */
  taken(places: readonly string[]): Promise<string[]>;
  /** Every log's entries, log by log, ascending. */
  readAll(): AsyncIterable<LedgerDocument>;
  /** Returns when everything that could be read before is in the journal: a read alone does not promise that. */
  settle(): Promise<void>;
}

export const LEDGER_COLLECTION = 'ledger';
/** Holds one document that is written only to wait for the journal. */
const SETTLED_COLLECTION = 'ledgerSettled';
const DUPLICATE_KEY = 11000;
/** The schema below refused it: a bug of ours, never something to try again. */
const DOCUMENT_VALIDATION = 121;
const APPEND_TIMEOUT_MS = 4000;
/** In the place of the hash of a request that was erased: no request has it. */
const ERASED_REQUEST = '0'.repeat(64);

/** Place of an entry in the collection. */
export function placeId(log: string, seq: number): string {
  return `${log}:${String(seq).padStart(9, '0')}`;
}

/** Uses the driver directly: no casting, no defaults, no timestamps between the entry and its bytes. */
export function openLedgerStore(connection: mongoose.Connection): LedgerStore {
  const collection = connection.collection<StoredDocument>(LEDGER_COLLECTION);
  return {
    async append(documents) {
      // The plain command: the driver's insertMany measures every document by writing it out once more.
      const command = {
        insert: LEDGER_COLLECTION,
        documents,
        ordered: true,
        writeConcern: { ...durableWrites(connection), wtimeout: APPEND_TIMEOUT_MS },
        maxTimeMS: APPEND_TIMEOUT_MS,
      };
      try {
        return outcomeOf(await database(connection).command(command));
      } catch (error) {
        if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return 'taken';
        return 'unknown';
      }
    },
    async read(log, from, limit) {
      const found = await collection
        .find(
          { _id: { $gte: placeId(log, from), $lte: placeId(log, from + limit - 1) } },
          { readConcern: 'majority', readPreference: 'primary', maxTimeMS: APPEND_TIMEOUT_MS },
        )
        .sort({ _id: 1 })
        .toArray();
      return found.map(fromStored);
    },
    async eraseSeed(log, seqs) {
      await collection.updateMany(
        { _id: { $in: seqs.map((seq) => placeId(log, seq)) } },
        { $unset: { priv: '' }, $set: { req: ERASED_REQUEST } },
        { writeConcern: durableWrites(connection) },
      );
    },
    async taken(places) {
      const found = await collection
        .find(
          { _id: { $in: [...places] } },
          { projection: { _id: 1 }, readConcern: 'majority', readPreference: 'primary' },
        )
        .toArray();
      return found.map(({ _id }) => _id);
    },
    async *readAll() {
      const cursor = collection
        .find({}, { readConcern: 'majority', readPreference: 'primary', batchSize: 2000 })
        .sort({ _id: 1 });
      for await (const stored of cursor) yield fromStored(stored);
    },
    async settle() {
      await connection
        .collection<{ readonly _id: string }>(SETTLED_COLLECTION)
        .updateOne(
          { _id: 'ledger' },
          { $inc: { times: 1 } },
          { upsert: true, writeConcern: durableWrites(connection) },
        );
    },
  };
}

function outcomeOf(reply: mongoose.mongo.Document): AppendOutcome {
  const [refused] = (reply['writeErrors'] ?? []) as { readonly code: number; readonly errmsg: string }[];
  if (refused?.code === DOCUMENT_VALIDATION)
    throw new Error(`The database refused an entry: ${refused.errmsg}`);
  if (refused !== undefined) return refused.code === DUPLICATE_KEY ? 'taken' : 'unknown';
  return reply['writeConcernError'] === undefined ? 'written' : 'unknown';
}

function database(connection: mongoose.Connection): mongoose.mongo.Db {
  if (connection.db === undefined) throw new TypeError('The ledger needs an open connection.');
  return connection.db;
}

interface StoredDocument extends Omit<LedgerDocument, 'priv'> {
  readonly priv?: Readonly<Partial<Record<'kid' | 'iv' | 'ct' | 'tag', unknown>>> | null;
}

/** Never throws: a private half that was tampered with comes out as one that does not open. */
function fromStored(stored: StoredDocument): LedgerDocument {
  const { priv, ...rest } = stored;
  if (priv === undefined) return rest;
  const { kid, iv, ct, tag } = priv ?? {};
  return { ...rest, priv: { kid: String(kid), iv: bytes(iv), ct: bytes(ct), tag: bytes(tag) } };
}

function bytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value;
  return value instanceof Binary ? Buffer.from(value.buffer) : Buffer.alloc(0);
}

/** What must stand before the first entry: shape and uniqueness are the database's own refusals. */
export const ledgerIndexes: CollectionSpec = {
  collection: LEDGER_COLLECTION,
  indexes: [{ name: 'client_key_once', key: { log: 1, idem: 1 }, unique: true }],
  validator: {
    bsonType: 'object',
    required: ['_id', 'log', 'seq', 'idem', 'req', 'leaf', 'h', 'prev'],
    additionalProperties: false,
    properties: {
      _id: { bsonType: 'string', pattern: '^[A-Za-z0-9_-]+:[0-9]{9}$' },
      log: { bsonType: 'string' },
      seq: { bsonType: ['int', 'long'], minimum: 0 },
      idem: { bsonType: 'string', pattern: '^[0-9a-f]{64}$' },
      req: { bsonType: 'string', pattern: '^[0-9a-f]{64}$' },
      leaf: { bsonType: 'string' },
      h: { bsonType: 'string', pattern: '^[0-9a-f]{64}$' },
      prev: { bsonType: 'string', pattern: '^[0-9a-f]{64}$' },
      priv: {
        bsonType: 'object',
        required: ['kid', 'iv', 'ct', 'tag'],
        additionalProperties: false,
        properties: {
          kid: { bsonType: 'string' },
          iv: { bsonType: 'binData' },
          ct: { bsonType: 'binData' },
          tag: { bsonType: 'binData' },
        },
      },
    },
  },
};

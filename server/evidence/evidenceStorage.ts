import type { Readable } from 'node:stream';
import type { EvidenceType } from '../../shared/evidence/evidenceApi.ts';
import type { InTurn } from '../thread/takingTurns.ts';

/** A file to be kept. */
export interface NewFile {
  readonly key: string;
  readonly bytes: Buffer;
  readonly type: EvidenceType;
}

/**
 * Where the kept files lie: a folder or a bucket. A key is a hash (or two, joined by a dot), so that the same key is
 * always the same bytes. Faults are thrown; `refuseStorageFault` tells those that a sender may hear of.
 */
export interface EvidenceStorage {
  /**
   * Work that brings files in, from drawing them to their record: so few at a time, and so far apart, that whatever else
   * is written to the same disk does not wait behind them.
   */
  readonly inTurn: InTurn;
  /** Keeps each file whole or not at all, all of them durable before it returns; after a fault some may be there. */
  put(files: readonly NewFile[]): Promise<void>;
  /** Keeps a file that has arrived, as it is; the file may be moved away. */
  putFile(key: string, from: string, type: EvidenceType): Promise<void>;
  /** Undefined when nothing is kept under the key. */
  read(key: string): Promise<Readable | undefined>;
  /** Forgets a key; one that is not there is no fault. */
  remove(key: string): Promise<void>;
}

/** The storage has no room (`full`) or cannot be reached or used (`away`); the message is for the operator. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
  readonly kind: 'full' | 'away';

  constructor(kind: 'full' | 'away', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

import { type Connection, type Model, Schema } from 'mongoose';
import type { Binding } from '../../shared/identity/account.ts';
import type { Relation } from '../../shared/round/round.ts';

export const BINDING_COLLECTION = 'bindings';

/** A person's request to belong to a household, and after approval the link itself. */
export interface BindingRecord {
  readonly _id: string;
  readonly accountId: string;
  readonly householdId: string;
  readonly communityId: string;
  readonly buildingId: string;
  /** Regions above the community when it was asked: the row filter of wider scopes. */
  readonly regionIds: readonly string[];
  readonly relation: Relation;
  /** Sealed. */
  readonly name: string;
  /** Sealed; absent only where a link was made without a request. */
  readonly phone?: string;
  readonly status: Binding['status'];
  /** Present unless rejected: a person has one living link to a household. */
  readonly live?: true;
  /** Index of the slip's code; unique for ever, which is what makes a code single-use. */
  readonly slip?: string;
  /** 0 while it waits, 1 when decided: the order of the worker's list. */
  readonly queue: 0 | 1;
  readonly askedAt: Date;
  /** Who decides; set before the ledger is written, so that approval and rejection cannot both happen. */
  readonly decidedBy?: string;
  readonly decidedAt?: Date;
  /** Sealed reason of a rejection. */
  readonly reason?: string;
}

/** When an approved link began; one that was made without a request began with its making. */
export function boundAtOf({ askedAt, decidedAt }: Pick<BindingRecord, 'askedAt' | 'decidedAt'>): Date {
  return decidedAt ?? askedAt;
}

const needed = { type: String, required: true } as const;
const text = { type: String } as const;

const bindingSchema = new Schema<BindingRecord>(
  {
    _id: needed,
    accountId: needed,
    householdId: needed,
    communityId: needed,
    buildingId: needed,
    regionIds: { type: [String], required: true },
    relation: needed,
    name: needed,
    phone: text,
    status: needed,
    live: { type: Boolean },
    slip: text,
    queue: { type: Number, required: true },
    askedAt: { type: Date, required: true },
    decidedBy: text,
    decidedAt: { type: Date },
    reason: text,
  },
  { collection: BINDING_COLLECTION, strict: 'throw', versionKey: false },
);

/** The binding collection on this connection. */
export function bindingModel(connection: Connection): Model<BindingRecord> {
  return connection.model<BindingRecord>('Binding', bindingSchema);
}

import { Schema, trusted, type Connection } from 'mongoose';
import type { HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export interface OrganisationStore {
  /** Adds it, or puts what is said now in its place. */
  keep(organisation: HandlerOrganisation): Promise<void>;
  find(organisationId: string): Promise<HandlerOrganisation | undefined>;
  named(organisationIds: readonly string[]): Promise<ReadonlyMap<string, HandlerOrganisation>>;
  /** Those that work for a community, by name. */
  ofCommunity(communityId: string): Promise<readonly HandlerOrganisation[]>;
}

interface OrganisationRecord extends Omit<HandlerOrganisation, 'organisationId'> {
  readonly _id: string;
}

const needed = { type: String, required: true } as const;
const organisation = new Schema<OrganisationRecord>(
  {
    _id: needed,
    name: needed,
    kind: { type: String, required: true, enum: ['contractor', 'property', 'utility', 'other'] },
    communityIds: { type: [String], required: true },
    categories: { type: [String], required: true },
    stages: { type: [String], default: undefined },
  },
  { collection: 'organisations', strict: 'throw', versionKey: false },
);

export const organisationIndexes: CollectionSpec = {
  collection: 'organisations',
  indexes: [{ name: 'of_community', key: { communityIds: 1, name: 1 } }],
};

/** The firms and offices that work complaints off. */
export function openOrganisationStore(connection: Connection): OrganisationStore {
  const organisations = connection.model<OrganisationRecord>('Organisation', organisation);
  const present = ({ _id: organisationId, ...facts }: OrganisationRecord): HandlerOrganisation => ({
    organisationId,
    ...facts,
  });
  return {
    async keep({ organisationId: _id, ...facts }) {
      await organisations.updateOne({ _id }, { $set: facts }, { upsert: true });
    },
    async find(organisationId) {
      const found = await organisations.findById(organisationId).lean<OrganisationRecord>();
      return found === null ? undefined : present(found);
    },
    async named(organisationIds) {
      if (organisationIds.length === 0) return new Map();
      const found = await organisations
        .find({ _id: trusted({ $in: [...new Set(organisationIds)] }) })
        .lean<OrganisationRecord[]>();
      return new Map(found.map((one) => [one._id, present(one)]));
    },
    async ofCommunity(communityId) {
      const found = await organisations
        .find({ communityIds: communityId })
        .sort({ name: 1 })
        .lean<OrganisationRecord[]>();
      return found.map(present);
    },
  };
}

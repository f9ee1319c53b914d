import { Schema, trusted, type Connection } from 'mongoose';
import { ORGANISATION_KINDS, type HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import type { OrganisationFacts } from '../../shared/complaint/organisationApi.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

export interface OrganisationStore {
  /** Adds it, or puts what is said now in its place. */
  keep(organisation: HandlerOrganisation): Promise<void>;
  /** Adds it; one that is there already stays as it is. */
  add(organisation: HandlerOrganisation): Promise<void>;
  /** Says anew what it is, wherever it works. */
  change(organisationId: string, facts: OrganisationFacts): Promise<void>;
  /** It works for the community no longer; that it did stays known. */
  leave(organisationId: string, communityId: string): Promise<void>;
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
    kind: { type: String, required: true, enum: ORGANISATION_KINDS },
    communityIds: { type: [String], required: true },
    formerCommunityIds: { type: [String], default: undefined },
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
    async add({ organisationId: _id, ...facts }) {
      await organisations.updateOne({ _id }, { $setOnInsert: facts }, { upsert: true });
    },
    async change(organisationId, { stages, ...facts }) {
      const change =
        stages === undefined ? { $set: facts, $unset: { stages: 1 } } : { $set: { ...facts, stages } };
      await organisations.updateOne({ _id: organisationId }, change);
    },
    async leave(organisationId, communityId) {
      const left = { $pull: { communityIds: communityId }, $addToSet: { formerCommunityIds: communityId } };
      await organisations.updateOne({ _id: organisationId }, left);
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

import { createHash } from 'node:crypto';
import { trusted, type Connection } from 'mongoose';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import { planModel, type PlanContent, type PlanRecord } from './planModel.ts';

export interface PlanStore {
  /** Keeps a version for good and gives its hash (64 hex). The same version again is the same hash or an error. */
  insert(content: PlanContent): Promise<string>;
  /** The newest version of a community. */
  findCurrent(communityId: string): Promise<PlanRecord | undefined>;
  /** Ids of the newest versions, by community; communities without a plan are not in it. */
  currentIds(communityIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** Plan versions in the database. */
export function openPlanStore(connection: Connection): PlanStore {
  const plans = planModel(connection);
  return {
    async insert(content) {
      const hash = hashPlan(content);
      const { planVersionId: _id, communityId, version } = content;
      await plans.create({ _id, communityId, version, hash, content });
      return hash;
    },
    findCurrent: async (communityId) =>
      (await plans.findOne({ communityId }).sort({ communityId: 1, version: -1 }).lean<PlanRecord>()) ??
      undefined,
    async currentIds(communityIds) {
      const versions = await plans
        .find({ communityId: trusted({ $in: [...communityIds] }) }, { communityId: 1, version: 1 })
        .sort({ communityId: 1, version: 1 })
        .lean<Pick<PlanRecord, '_id' | 'communityId'>[]>();
      return new Map(versions.map(({ _id, communityId }) => [communityId, _id]));
    },
  };
}

/** SHA-256 (hex) of the canonical JSON of everything that was published. */
function hashPlan(content: PlanContent): string {
  const value = JSON.parse(JSON.stringify(content)) as LedgerValue;
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

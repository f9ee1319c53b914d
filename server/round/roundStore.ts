import type mongoose from 'mongoose';
import type { RoundTerms } from '../../shared/round/round.ts';
import { roundModel, type RoundDocument } from './roundModel.ts';

/** A drafted round with its place in its own history. */
export type DraftRecord = Pick<RoundDocument, 'terms' | 'version' | 'cancelled' | 'changedAt'>;

export interface RoundStore {
  /** `at`: milliseconds since 1970 UTC. */
  insert(terms: RoundTerms, at: number): Promise<DraftRecord>;
  find(roundId: string): Promise<DraftRecord | undefined>;
  /** Newest first, without the cancelled; a community has a handful. */
  ofCommunity(communityId: string): Promise<readonly DraftRecord[]>;
  /** Writes new terms over exactly this version; undefined when it is no longer that, or cancelled. */
  change(terms: RoundTerms, version: number, at: number): Promise<DraftRecord | undefined>;
  /** Whether exactly this version was cancelled now. */
  cancel(roundId: string, version: number, at: number): Promise<boolean>;
}

/** Drafted rounds in the database. */
export function openRoundStore(connection: mongoose.Connection): RoundStore {
  const rounds = roundModel(connection);
  const seen = (roundId: string, version: number) => ({ _id: roundId, version, cancelled: false });
  return {
    async insert(terms, changedAt) {
      const { roundId: _id, communityId, opensAt } = terms;
      const draft = { terms, version: 1, cancelled: false, changedAt };
      await rounds.create({ _id, communityId, opensAt, ...draft });
      return draft;
    },
    find: async (roundId) => (await rounds.findById(roundId).lean<RoundDocument>()) ?? undefined,
    ofCommunity: (communityId) =>
      rounds.find({ communityId, cancelled: false }).sort({ opensAt: -1, _id: 1 }).lean<RoundDocument[]>(),
    async change(terms, version, changedAt) {
      const after = { terms, opensAt: terms.opensAt, version: version + 1, changedAt };
      const { modifiedCount } = await rounds.updateOne(seen(terms.roundId, version), { $set: after });
      return modifiedCount === 1 ? { ...after, cancelled: false } : undefined;
    },
    async cancel(roundId, version, changedAt) {
      const after = { cancelled: true, version: version + 1, changedAt };
      return (await rounds.updateOne(seen(roundId, version), { $set: after })).modifiedCount === 1;
    },
  };
}

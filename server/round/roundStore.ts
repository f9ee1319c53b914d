import type mongoose from 'mongoose';
import type { RoundTerms } from '../../shared/round/round.ts';
import { roundModel, type RoundDocument } from './roundModel.ts';

export interface RoundStore {
  insert(terms: RoundTerms): Promise<void>;
  find(roundId: string): Promise<RoundTerms | undefined>;
  /** Newest first; a community has a handful. */
  ofCommunity(communityId: string): Promise<readonly RoundTerms[]>;
}

/** Drafted rounds in the database. */
export function openRoundStore(connection: mongoose.Connection): RoundStore {
  const rounds = roundModel(connection);
  return {
    insert: async (terms) =>
      void (await rounds.create({
        _id: terms.roundId,
        communityId: terms.communityId,
        opensAt: terms.opensAt,
        terms,
      })),
    find: async (roundId) => (await rounds.findById(roundId).lean<RoundDocument>())?.terms,
    ofCommunity: async (communityId) => {
      const found = await rounds.find({ communityId }).sort({ opensAt: -1, _id: 1 }).lean<RoundDocument[]>();
      return found.map(({ terms }) => terms);
    },
  };
}

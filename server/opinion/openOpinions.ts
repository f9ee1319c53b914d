import { createHmac } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { PendingTexts } from '../moderation/contentCheck.ts';
import type { OpinionParts } from './opinionParts.ts';
import { groupOpinions } from './groupOpinions.ts';
import { openOpinionGroupStore } from './opinionGroupStore.ts';
import { openOpinionIntake } from './opinionIntake.ts';
import { openOpinionStore } from './opinionStore.ts';
import type { Segmenter } from '../segment/segmenter.ts';
import { wordsOf } from './wordsOf.ts';

/** Opinions at work: what the routes need, and the consumer that collects and compares. */
export interface Opinions extends OpinionParts {
  /** Those whose words wait for the content check. */
  readonly pendingTexts: PendingTexts;
  /** Returns when everything said until now has been collected and compared. */
  catchUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts stores, consumer and grouping together over one database. */
export function openOpinions({
  connection,
  pseudonymKey,
  segmenter,
  onError,
  ...parts
}: Omit<OpinionParts, 'opinions' | 'groups' | 'compareSoon'> & {
  readonly connection: Connection;
  readonly pseudonymKey: Buffer;
  /** Stops with the opinions. */
  readonly segmenter: Segmenter;
  readonly onError: (error: unknown) => void;
}): Opinions {
  const { ledger, communities, opened, cipher, clock } = parts;
  const opinions = openOpinionStore(connection);
  const groups = openOpinionGroupStore(connection);
  const keyFor = (purpose: string) => createHmac('sha256', pseudonymKey).update(purpose).digest();
  const intake = openOpinionIntake({
    connection,
    ledger,
    communities,
    opinions,
    group: groupOpinions({
      groups,
      segmenter,
      wordsOf: (opinion) => wordsOf({ cipher, opened }, opinion),
      key: keyFor('opinion-fingerprint'),
      clock,
    }),
    key: keyFor('opinion-id'),
    lowScoreAt: (regionIds) => parts.policyAt(regionIds).satisfactionLowScore.value,
    onError,
  });
  return {
    ...parts,
    opinions,
    groups,
    pendingTexts: {
      pending: async (limit, after) =>
        (await opinions.unchecked(limit, after)).map((opinion) => ({
          id: opinion._id,
          accountId: opinion.accountId ?? '',
          text: wordsOf({ cipher, opened }, opinion) ?? '',
        })),
      settle: (opinionId, outcome) => opinions.settleCheck(opinionId, outcome),
    },
    compareSoon: () => intake.soon(),
    catchUp: () => intake.catchUp(),
    stop: () => intake.stop(),
  };
}

import type mongoose from 'mongoose';
import type { Keys } from '../../server/crypto/keys.ts';
import { communityFold } from '../../server/state/communityFold.ts';
import { openFrozenStore } from '../../server/state/frozenStore.ts';
import { OpenedRounds } from '../../server/state/openedRounds.ts';
import type { StaffParticipation } from '../../shared/round/counting/participation.ts';
import { presentParticipation } from '../../shared/round/counting/presentParticipation.ts';
import type { Evidence } from './invariants.ts';
import type { NaiveCount } from './naiveCount.ts';
import { readRecord } from './readRecord.ts';
import { replayedCount } from './replayedCount.ts';

/** What was seen of a community from outside, and the round that is looked at. */
type Seen = Pick<Evidence, 'log' | 'acknowledged' | 'heads'> & {
  readonly roundId: string;
  readonly served: StaffParticipation;
  /** The sums as they grew with the entries, where they can be looked at. */
  readonly grown?: NaiveCount;
};

/** As it comes out of a JSON text, so that what was served and what was computed can be compared. */
const asJson = (value: object): unknown => JSON.parse(JSON.stringify(value));

/** Puts what was seen beside what lies in the database and what a replay from zero makes of it. */
export async function evidenceFrom(
  connection: mongoose.Connection,
  { ledgerCipher, pseudonymKey }: Pick<Keys, 'ledgerCipher' | 'pseudonymKey'>,
  { log, roundId, acknowledged, heads, served, grown }: Seen,
): Promise<Evidence> {
  const entries = await readRecord(connection, ledgerCipher, log);
  const fold = communityFold(openFrozenStore(connection, pseudonymKey), new OpenedRounds());
  const state = fold.create(log);
  await fold.load(entries);
  for (const entry of entries) fold.apply(state, entry);
  const round = state.rounds.get(roundId);
  if (round === undefined) throw new Error(`${roundId} was never opened`);
  const { terms, count } = round;
  const notices = await connection
    .collection<{ _id: string }>('notices')
    .find({ log }, { projection: { _id: 1 } })
    .toArray();
  return {
    log,
    entries,
    acknowledged,
    heads,
    rounds: [
      {
        terms,
        roll: [...count.cells.values()].map((cell) => cell.roll),
        served,
        replayed: replayedCount(count),
      },
    ],
    notices: notices.map(({ _id }) => _id),
    projections: {
      live: asJson({ served, grown }),
      rebuilt: asJson({
        served: presentParticipation(count, entries.length - 1, 'staff'),
        ...(grown === undefined ? {} : { grown: replayedCount(count) }),
      }),
    },
  };
}

import type { Connection } from 'mongoose';
import { complaintModel } from '../../server/complaint/complaintModel.ts';
import type { ComplaintState } from '../../shared/complaint/complaint.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { complaintRecord } from '../support/complaintRecord.ts';
import { DAY, MONDAY, tell, WAY_TO } from '../support/complaintStory.ts';
import { benchCommunity, storeBenchCommunity } from './benchCommunity.ts';
import { startBenchServer } from './benchServer.ts';
import type { ReadsTarget } from './reads.ts';

// Child process of rates.ts: a community with 5 000 complaints in every state and one with 50. Ends with its parent.

const COMMUNITIES = { 'rates-many': 5000, 'rates-few': 50 } as const;
const STATES = Object.keys(WAY_TO) as ComplaintState[];
const DAYS = 180;
const ACCOUNT = 'bench-rates';

let token = '';

async function storeComplaints(connection: Connection, communityId: string, count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, i) => {
    const state = STATES[i % STATES.length] ?? 'submitted';
    const id = `${communityId}-${i}`;
    const entries = tell(WAY_TO[state], MONDAY + (i % DAYS) * DAY);
    return complaintRecord(entries, { _id: id, communityId, regionIds: ['bench-rates'] });
  });
  await complaintModel(connection).insertMany(records);
}

const bench = await startBenchServer(async (house, connection) => {
  // A data folder whose only log is the audit trail would be taken for one that lost its database.
  await storeBenchCommunity(house.rounds, benchCommunity('rates', 10));
  for (const [communityId, count] of Object.entries(COMMUNITIES))
    await storeComplaints(connection, communityId, count);
  const roles = [{ role: 'cityBureau', scope: ['region:bench-rates'] }] as const;
  const demo = { account: ACCOUNT, title: '测速' };
  await house.identity.createAccount({ id: ACCOUNT, name: '测速', roles, demo });
  const started = await house.identity.startSession({ method: 'demo', account: ACCOUNT });
  if (isRefusal(started)) throw new Error(started.refused);
  token = started.token;
});

const target: ReadsTarget = { url: bench.running.address, token };
process.send?.(target);
process.on('disconnect', () => void bench.stop().then(() => process.exit(0)));

import { join } from 'node:path';
import { loadKeys } from '../../server/crypto/keys.ts';
import { evidenceFrom } from './evidenceFrom.ts';
import { findBreaches } from './invariants.ts';
import type { TestServer } from './testServer.ts';
import { waitUntil } from './waitUntil.ts';

/** Expects the invariants of the ledger to hold for a round as the server serves it now: naive recount, notices, order. */
export async function expectHonestRecord(server: TestServer, log: string, roundId: string): Promise<void> {
  const keys = loadKeys({ file: join(server.dataDir, 'keys', 'fieldKeys.json') });
  // The outbox follows the log by itself, and the closing clock may write in between.
  await waitUntil(async () => {
    const served = await server.staffView(roundId);
    const seen = { log, roundId, acknowledged: [], heads: [], served };
    const evidence = await evidenceFrom(server.database.connection, keys, seen);
    expect(findBreaches(evidence)).toEqual({});
  }, 20_000);
}

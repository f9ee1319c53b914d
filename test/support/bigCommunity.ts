import { join } from 'node:path';
import type mongoose from 'mongoose';
import { systemClock } from '../../server/clock.ts';
import { loadKeys, type Keys } from '../../server/crypto/keys.ts';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { openDataFolder } from '../../server/database/dataFolder.ts';
import { engineUri } from '../../server/database/engineProcess.ts';
import { openAccountStore } from '../../server/identity/accountStore.ts';
import type { StaffParticipation } from '../../shared/round/counting/participation.ts';
import type { RoundView } from '../../shared/round/roundView.ts';
import type { SessionStarted } from '../../shared/identity/account.ts';
import type { AnswerLoad, AnswerTarget } from './answerLoad.ts';
import { evidenceFrom } from './evidenceFrom.ts';
import type { Evidence } from './invariants.ts';
import { quietLog } from './quietLog.ts';

/** The demonstration's large community, whose one open round has 1 200 households. */
export const BIG = { communityId: 'demo-dayuan', roundId: 'demo-dayuan-menu' } as const;

/** Where a running server keeps what it records: its data folder with the keys, and a database server if it uses one. */
export interface RecordPlace {
  readonly dataDir: string;
  /** Absent: the engine of the data folder. */
  readonly mongodbUri?: string;
}

/** Opens the database of a running server beside it. */
export async function openEngine({ dataDir, mongodbUri }: RecordPlace): Promise<{
  readonly connection: mongoose.Connection;
  readonly keys: Keys;
  close(): Promise<void>;
}> {
  const { connection, close } = await connectDatabase(
    { mongodbUri: mongodbUri ?? engineUri(await openDataFolder(dataDir)), dataDir, cacheDir: '' },
    quietLog,
  );
  return { connection, keys: loadKeys({ file: join(dataDir, 'keys', 'fieldKeys.json') }), close };
}

/** Reads or sends JSON; throws on anything but success. */
export async function callApi<Reply>(
  url: string,
  path: string,
  options: { readonly token?: string; readonly body?: unknown } = {},
): Promise<Reply> {
  const { token, body } = options;
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Reply;
}

/** Signs a demonstration account in and returns its token. */
export async function signInAs(url: string, account: string): Promise<string> {
  return (await callApi<SessionStarted>(url, '/sessions', { body: { method: 'demo', account } })).token;
}

/** Gives the large community a worker for all its doors and an admin; neither is there in the demonstration. */
export async function staffBigCommunity(place: RecordPlace): Promise<void> {
  const { connection, keys, close } = await openEngine(place);
  const accounts = openAccountStore({ connection, keys, clock: systemClock });
  const scope = [`community:${BIG.communityId}`];
  for (const [account, role] of [
    ['worker-big', 'worker'],
    ['admin-big', 'communityAdmin'],
  ] as const) {
    await accounts.create({
      id: `test-${account}`,
      name: account,
      roles: [{ role, scope }],
      demo: { account, title: account },
    });
  }
  await close();
}

/** Everything a load needs: the round's questions, all its doors, and the worker's token. */
export async function bigTarget(url: () => string): Promise<AnswerTarget> {
  const token = await signInAs(url(), 'worker-big');
  const { questions, questionHash } = await callApi<RoundView>(url(), `/rounds/${BIG.roundId}`, { token });
  interface Doors {
    buildings: { units: { doors: { householdId: string }[] }[] }[];
  }
  const { buildings } = await callApi<Doors>(url(), `/rounds/${BIG.roundId}/doors`, { token });
  const householdIds = buildings
    .flatMap(({ units }) => units.flatMap(({ doors }) => doors))
    .map(({ householdId }) => householdId);
  return { url, token, roundId: BIG.roundId, questionHash, questions, householdIds };
}

/** What the server serves now, in the tier of the worker. */
export function servedParticipation(url: string, token: string): Promise<StaffParticipation> {
  return callApi<StaffParticipation>(url, `/rounds/${BIG.roundId}/participation`, { token });
}

/** Gathers the evidence on the large community beside the running server. */
export async function gatherEvidence(
  place: RecordPlace,
  { acknowledged, heads }: AnswerLoad,
  served: StaffParticipation,
): Promise<Evidence> {
  const { connection, keys, close } = await openEngine(place);
  try {
    const seen = { log: BIG.communityId, roundId: BIG.roundId, acknowledged, heads, served };
    return await evidenceFrom(connection, keys, seen);
  } finally {
    await close();
  }
}

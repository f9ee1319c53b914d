import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../server/config.ts';
import type { ComplaintRecord } from '../../../server/complaint/complaintModel.ts';
import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { loadComplaints } from '../../../server/demo/loadComplaints.ts';
import { loadDemo } from '../../../server/demo/loadDemo.ts';
import { storyClock } from '../../../server/demo/storyClock.ts';
import { createLog } from '../../../server/http/log.ts';
import { openHouse, type House } from '../../../server/openHouse.ts';
import { foldComplaint } from '../../../shared/complaint/foldComplaint.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// The demonstration's complaints are told through the real commands and clocks: every state that a person may want to
// look at, rates with numbers in several months, and nothing that the rules would not have allowed.

const NOW = Date.parse('2026-11-18T04:14:00Z');
let database: TestDatabase;
let dataDir: string;
let house: House;
let all: readonly ComplaintRecord[];
beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'renewal-demo-'));
  const config = readConfig({ DATA_DIR: dataDir, MONGODB_URI: database.uri, DEMO: '1' });
  const clock = storyClock(NOW);
  house = await openHouse({ connection: database.connection, config, clock, log: createLog('silent') });
  const { evidence, complaints, notices } = house;
  const world = demoWorld(NOW);
  await loadDemo({ ...house, world, clock, onProgress: () => undefined });
  const began = performance.now();
  await loadComplaints({ complaints, evidence, notices: notices.store }, world, clock, NOW);
  // Fast enough for a first start on a machine four times slower.
  expect(performance.now() - began).toBeLessThan(40_000);
  all = await database.connection.collection<ComplaintRecord>('complaints').find().toArray();
});
afterAll(async () => {
  await house.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

test('there are complaints in the states that people want to look at, in demo-01 and elsewhere', () => {
  const states = new Set(all.map(({ folded }) => folded.state));
  for (const state of [
    'submitted',
    'accepted',
    'rejected',
    'merged',
    'assigned',
    'returned',
    'inProgress',
    'done',
    'confirmed',
    'timedOut',
    'escalated',
    'closedUnresolved',
    'withdrawn',
  ])
    expect([...states]).toContain(state);
  expect(new Set(all.map(({ communityId }) => communityId)).size).toBeGreaterThan(5);
  expect(all.some(({ isPrivate }) => isPrivate)).toBe(true);
  expect(all.some(({ heard }) => heard === 'call')).toBe(true);
  expect(all.some(({ folded }) => folded.rating !== null)).toBe(true);
});

test('what is stored is what the entries add up to', () => {
  for (const { terms, entries, folded, version } of all) {
    expect(foldComplaint(terms, entries, house.complaints.calendar)).toEqual(folded);
    expect(version).toBe(entries.length);
  }
});

test('the messages of the last days lie in the lists of residents, firm and office, dated as they happened', async () => {
  const owed = await database.connection
    .collection<{ readonly addressee: string; readonly owedAt: Date; readonly log?: string }>('notices')
    .find({ log: { $exists: false } })
    .toArray();
  const to = owed.map(({ addressee }) => addressee);
  for (const one of [
    'account:demo-resident-1',
    'grant:handler~organisation:',
    'grant:communityAdmin~community:demo-01',
  ])
    expect(to.some((addressee) => addressee.startsWith(one))).toBe(true);
  for (const { owedAt } of owed) {
    expect(owedAt.getTime()).toBeLessThanOrEqual(NOW);
    expect(owedAt.getTime()).toBeGreaterThan(NOW - 15 * 86_400_000);
  }
});

test('nothing lies in the future, and nobody is told today of what happened then', () => {
  for (const { entries, toTell } of all) {
    expect(toTell).toBeUndefined();
    for (const { at } of entries) expect(at).toBeLessThanOrEqual(NOW);
  }
});

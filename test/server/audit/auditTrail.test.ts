import { readText } from '../../../shared/ledger/readValue.ts';
import { refuse } from '../../../shared/refusal.ts';
import type { RoleGrant } from '../../../shared/identity/account.ts';
import { openAuditTrail, type AuditTrail } from '../../../server/audit/auditTrail.ts';
import type { Caller } from '../../../server/http/caller.ts';
import type { Fold } from '../../../server/ledger/ledgerTypes.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { ledgerHome, type LedgerHome, type OpenOptions } from '../../support/testLedger.ts';

// The log of who looked at or changed what (issue: "a second log of the same engine is the audit log").

const nothing: Fold<null> = { create: () => null, load: () => Promise.resolve(), apply: () => undefined };
const places = {
  describeCommunity: (communityId: string) =>
    Promise.resolve(
      communityId === 'gone' ? null : { communityId, regionIds: ['city', `district-of-${communityId}`] },
    ),
};

let database: TestDatabase;
let home: LedgerHome;
let alarms: unknown[];
beforeEach(async () => {
  database = await testDatabase();
  home = await ledgerHome(database.connection);
  alarms = [];
});
afterEach(async () => {
  await database.close();
  await home.remove();
});

async function opened(options: OpenOptions = {}): Promise<AuditTrail> {
  const ledger = await home.open(nothing, options);
  return openAuditTrail({ ledger, places, alarm: (error) => alarms.push(error) });
}

function caller(id: string, role: RoleGrant['role'], ...scope: readonly string[]): Caller {
  const account = { id, name: '演示', roles: [{ role, scope }], households: [] };
  return { account, sessionId: null, address: '' };
}
const worker = caller('worker', 'worker', 'community:c1');
const inspector = caller('inspector', 'inspector', 'region:district-of-c1');
const city = caller('operator', 'operator', 'region:city');
const deed = { target: 'door-1', communityId: 'c1', once: 'c1:7' };
const done = () => Promise.resolve({ seq: 7 });

async function actsRead(trail: AuditTrail, by: Caller): Promise<string[]> {
  const { items } = await trail.readInScope(by, { before: undefined, limit: 50 });
  return items.map(({ leaf, fields }) => `${readText(leaf.d?.['act'])} ${readText(fields.target)}`);
}

test('a deed is recorded once, however often it is sent', async () => {
  const trail = await opened();
  for (const _ of [1, 2, 3])
    expect(await trail.perform(worker, 'visit.record', done, () => deed)).toEqual({ seq: 7 });
  expect(await actsRead(trail, inspector)).toEqual(['visit.record door-1']);
});

test('what was refused was not done and is not recorded', async () => {
  const trail = await opened();
  const refused = () => Promise.resolve(refuse('round/closed'));
  expect(await trail.perform(worker, 'round.close', refused, () => deed)).toEqual(refuse('round/closed'));
  expect(await actsRead(trail, inspector)).toEqual([]);
});

test('while the trail takes no entries nothing is shown and nothing is done', async () => {
  const ledger = await home.open(nothing);
  const trail = await openAuditTrail({ ledger, places, alarm: () => undefined });
  await trail.record(worker, 'doors.view', { target: 'r1', communityId: 'c1' });
  const collection = database.connection.collection<{ _id: string }>('ledger');
  await collection.updateOne({ _id: 'audit:000000001' }, { $set: { prev: 'f'.repeat(64) } });
  await expect(ledger.receipt('audit', 1)).rejects.toThrow('elsewhere');
  const work = jest.fn(done);
  expect(await trail.perform(worker, 'round.close', work, () => deed)).toEqual(refuse('ledger/integrity'));
  expect(await trail.record(worker, 'doors.view', deed)).toEqual(refuse('ledger/integrity'));
  expect(work).not.toHaveBeenCalled();
});

test('a deed stands although its line failed: the operator hears of it, and sending it again makes up for it', async () => {
  let failing = false;
  const trail = await opened({
    wrap: (store) => ({
      ...store,
      append: (documents) => (failing ? Promise.reject(new Error('full disk')) : store.append(documents)),
    }),
  });
  failing = true;
  expect(await trail.perform(worker, 'visit.record', done, () => deed)).toEqual({ seq: 7 });
  expect([alarms.length, await actsRead(trail, inspector)]).toEqual([1, []]);
  failing = false;
  await trail.perform(worker, 'visit.record', done, () => deed);
  expect(await actsRead(trail, inspector)).toEqual(['visit.record door-1']);
});

test('each reads what lies in the own reach, and the own looks', async () => {
  const trail = await opened();
  await trail.record(worker, 'doors.view', { target: 'r1', communityId: 'c1' });
  await trail.record(worker, 'doors.view', { target: 'r2', communityId: 'c2' });
  await trail.record(worker, 'doors.view', { target: 'r3', communityId: 'gone' });
  await trail.record(inspector, 'audit.view', { target: 'audit' });
  expect(await actsRead(trail, inspector)).toEqual(['audit.view audit', 'doors.view r1']);
  expect(await actsRead(trail, city)).toEqual(['doors.view r2', 'doors.view r1']);
  expect(await actsRead(trail, caller('stranger', 'inspector'))).toEqual([]);
});

test('pages of what is readable follow one another without gap or repetition', async () => {
  const trail = await opened();
  for (let i = 0; i < 7; i++)
    await trail.record(worker, 'doors.view', { target: `r${i}`, communityId: i % 2 ? 'c2' : 'c1' });
  const read: unknown[] = [];
  let before: number | undefined;
  for (let pages = 0; pages < 10; pages++) {
    const page = await trail.readInScope(inspector, { before, limit: 2 });
    read.push(...page.items.map(({ fields }) => fields.target));
    if (page.next === null) break;
    before = page.next;
  }
  expect(read).toEqual(['r6', 'r4', 'r2', 'r0']);
});

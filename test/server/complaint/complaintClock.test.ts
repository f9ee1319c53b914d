import type { WorkingCalendar } from '../../../shared/complaint/workingTime.ts';
import { foldComplaint } from '../../../shared/complaint/foldComplaint.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import { actOnDue, rederiveProvisional, type ClockParts } from '../../../server/complaint/actOnDue.ts';
import { addEntries } from '../../../server/complaint/addEntries.ts';
import { startComplaintClock } from '../../../server/complaint/complaintClock.ts';
import {
  complaintIndexes,
  complaintModel,
  type ComplaintRecord,
} from '../../../server/complaint/complaintModel.ts';
import { openComplaintStore } from '../../../server/complaint/complaintStore.ts';
import { connectDatabase } from '../../../server/database/connectDatabase.ts';
import { ensureIndexes } from '../../../server/database/ensureIndexes.ts';
import { complaintRecord } from '../../support/complaintRecord.ts';
import {
  calendar,
  DAY,
  HOUR,
  MONDAY,
  says,
  tell,
  terms,
  WAY_TO,
  type Step,
} from '../../support/complaintStory.ts';
import { quietLog } from '../../support/quietLog.ts';
import { testClock } from '../../support/testClock.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { waitUntil } from '../../support/waitUntil.ts';

let database: TestDatabase;
let second: Awaited<ReturnType<typeof connectDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  second = await connectDatabase({ mongodbUri: database.uri, dataDir: '', cacheDir: '' }, quietLog);
});
beforeEach(async () => {
  await database.drop();
  await ensureIndexes(database.connection, [complaintIndexes]);
});
afterAll(async () => {
  await second.close();
  await database.close();
});

const never = (error: unknown): void => {
  throw error;
};

/** An instance of the server at a moment; another one has a connection of its own. */
function instance(now: number, connection = database.connection): ClockParts {
  return { complaints: openComplaintStore(connection), calendar, clock: testClock(now) };
}
async function keep(steps: readonly Step[], facts: Partial<ComplaintRecord> = {}): Promise<ComplaintRecord> {
  const record = complaintRecord(tell(steps), facts);
  await complaintModel(database.connection).create([record]);
  return record;
}
async function read(id = 'complaint-1'): Promise<ComplaintRecord> {
  const found = await openComplaintStore(database.connection).find(id);
  if (found === undefined) throw new Error(`${id} is gone`);
  return found;
}
const course = (record: ComplaintRecord): readonly string[] => record.entries.map(({ kind }) => kind);

test('a missed deadline is told to the holder, a day later the complaint is 督办 and stays with its holder', async () => {
  await keep([]);
  await actOnDue(instance(MONDAY + 24 * HOUR - 60_000), never);
  expect(course(await read())).toEqual(['filed']);

  await actOnDue(instance(MONDAY + 25 * HOUR), never);
  expect((await read()).entries.at(-1)).toMatchObject({
    kind: 'reminded',
    by: 'clock',
    clock: 'accept',
    told: 'holder',
  });
  await actOnDue(instance(MONDAY + 26 * HOUR), never);
  expect(course(await read())).toEqual(['filed', 'reminded']);

  await actOnDue(instance(MONDAY + 49 * HOUR), never);
  const escalated = await read();
  expect(course(escalated)).toEqual(['filed', 'reminded', 'escalate']);
  expect(escalated.folded).toMatchObject({ state: 'escalated', holder: { kind: 'office' } });
});

test('after a stop of a month everything that is owed is done, at the time at which it is done, once', async () => {
  await keep(WAY_TO.done);
  await keep(WAY_TO.inProgress, { _id: 'complaint-2', number: '2', clientKey: 'key-2' });
  const now = MONDAY + 40 * DAY;
  await actOnDue(instance(now), never);
  const done = await read();
  expect(course(done).slice(-1)).toEqual(['timeOut']);
  expect(done.entries.at(-1)?.at).toBeGreaterThanOrEqual(now);
  expect(course(await read('complaint-2')).slice(-2)).toEqual(['reminded', 'escalate']);
  const versions = [done.version, (await read('complaint-2')).version];
  await actOnDue(instance(now + HOUR), never);
  expect([(await read()).version, (await read('complaint-2')).version]).toEqual(versions);
});

test('of two instances at once each reminder is written by one', async () => {
  const ids = Array.from({ length: 30 }, (_, index) => `complaint-${index}`);
  for (const _id of ids) await keep([], { _id, number: _id, clientKey: `key-${_id}` });
  const now = MONDAY + 25 * HOUR;
  await Promise.all([actOnDue(instance(now), never), actOnDue(instance(now, second.connection), never)]);
  for (const id of ids) expect(course(await read(id))).toEqual(['filed', 'reminded']);
});

test('a filer who confirms while the days run out is never put behind the clock', async () => {
  for (let round = 0; round < 10; round += 1) {
    const _id = `complaint-${round}`;
    await keep(WAY_TO.done, { _id, number: _id, clientKey: `key-${_id}` });
    const parts = instance(MONDAY + 20 * DAY);
    const confirm = addEntries(
      parts,
      () => parts.complaints.find(_id),
      () => [{ kind: 'confirm', by: 'filer', actor: 'filer' }],
    );
    const [confirmed] = await Promise.all([
      confirm,
      actOnDue(instance(MONDAY + 20 * DAY, second.connection), never),
    ]);
    expect(isRefusal(confirmed)).toBe(false);
    const { folded, entries } = await read(_id);
    expect([folded.state, entries.at(-1)?.kind]).toEqual(['confirmed', 'confirm']);
  }
});

test('one complaint that cannot be read keeps no other from its turn, and is told once a round', async () => {
  await keep([], { _id: 'complaint-0', number: '0', clientKey: 'key-0', entries: [] });
  await keep([]);
  const errors: unknown[] = [];
  await actOnDue(instance(MONDAY + 25 * HOUR), (error) => errors.push(error));
  expect(errors).toHaveLength(1);
  expect(course(await read())).toEqual(['filed', 'reminded']);
});

describe('a year that is announced after the filing', () => {
  const ignorant: WorkingCalendar = { daysOff: new Set(), makeUpDays: new Set(), announcedYears: new Set() };
  const filed = Date.parse('2026-09-30T09:00:00+08:00');
  const entries = tell([], filed);

  async function keepProvisional(): Promise<void> {
    const folded = foldComplaint(terms, entries, ignorant);
    await keep([], { entries, folded });
  }

  test('makes provisional deadlines firm', async () => {
    await keepProvisional();
    expect((await read()).folded.clocks[0]).toMatchObject({ provisional: true, dueAt: filed + DAY });
    await rederiveProvisional(instance(filed + HOUR), never);
    const { folded, version } = await read();
    // 1 to 7 October are off by 国办发明电〔2025〕7号.
    expect(folded.clocks[0]).toMatchObject({ provisional: false, dueAt: filed + 8 * DAY });
    expect([version, folded]).toEqual([1, foldComplaint(terms, entries, calendar)]);
  });

  test('also where another complaint cannot be read', async () => {
    const folded = foldComplaint(terms, entries, ignorant);
    await keep([], { _id: 'complaint-0', number: '0', clientKey: 'key-0', entries: [], folded });
    await keepProvisional();
    const errors: unknown[] = [];
    await rederiveProvisional(instance(filed + HOUR), (error) => errors.push(error));
    expect(errors).toHaveLength(1);
    expect((await read()).folded.clocks[0]?.provisional).toBe(false);
  });

  test('and nobody is reminded of a day that turned out to be off', async () => {
    await keepProvisional();
    await actOnDue(instance(filed + 25 * HOUR), never);
    const { folded, entries: kept } = await read();
    expect([kept.length, folded.actAt]).toEqual([1, filed + 8 * DAY + 1]);
  });
});

test('what is due is found by an index', async () => {
  await keep([]);
  const plan = await complaintModel(database.connection)
    .find({ 'folded.actAt': { $lte: MONDAY + DAY } })
    .sort({ 'folded.actAt': 1 })
    .explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('"indexName":"to_act"');
});

test('the clock of a running server does it by itself, and stops', async () => {
  await keep([says('worker', 'accept')]);
  const errors: unknown[] = [];
  const stop = startComplaintClock(instance(MONDAY + 80 * HOUR), (error) => errors.push(error), 5);
  await waitUntil(async () => expect(course(await read())).toContain('reminded'));
  await stop();
  expect(errors).toEqual([]);
});

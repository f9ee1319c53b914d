import mongoose, { type Connection } from 'mongoose';
import { PUBLIC_PLACE } from '../../../shared/complaint/complaint.ts';
import type { ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import type { Account, RoleGrant } from '../../../shared/identity/account.ts';
import { openComplaintListStore } from '../../../server/complaint/complaintListStore.ts';
import { complaintIndexes, complaintModel } from '../../../server/complaint/complaintModel.ts';
import { openComplaintStore } from '../../../server/complaint/complaintStore.ts';
import { countsForList } from '../../../server/complaint/countsForList.ts';
import { openRateStore } from '../../../server/complaint/rateStore.ts';
import { narrowRows, rowsForQuery, type ListView } from '../../../server/complaint/rowsForQuery.ts';
import { ensureIndexes } from '../../../server/database/ensureIndexes.ts';
import type { Caller } from '../../../server/http/caller.ts';
import { complaintRecord } from '../../support/complaintRecord.ts';
import { DAY, HOUR, MONDAY, tell, WAY_TO } from '../../support/complaintStory.ts';
import { testClock } from '../../support/testClock.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// How the database answers the lists of complaints: what a page costs must not grow with the complaints there are. The
// commands that the store sends are taken down as they are sent, and explained afterwards.

const COMPLAINTS = 600;
const LIMIT = 20;
const NOW = MONDAY + 10 * DAY;

let database: TestDatabase;
let connection: Connection;
const sent: Record<string, unknown>[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await ensureIndexes(database.connection, [complaintIndexes]);
  const ways = Object.values(WAY_TO);
  await complaintModel(database.connection).insertMany(
    Array.from({ length: COMPLAINTS }, (_, i) =>
      complaintRecord(tell(ways[i % ways.length] ?? [], MONDAY + (i % 90) * HOUR), {
        _id: `complaint-${i}`,
        communityId: `community-${i % 6}`,
        regionIds: ['city', i % 2 === 0 ? 'east' : 'west'],
        buildingIds: [`community-${i % 6}-b${i % 3}`],
        householdId: `household-${i % 40}`,
        filerId: `account-${i % 40}`,
      }),
    ),
  );
  connection = await mongoose.createConnection(database.uri, { monitorCommands: true }).asPromise();
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    if (commandName === 'find' || commandName === 'aggregate') sent.push(command);
  });
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

interface Explained {
  readonly stages: readonly string[];
  readonly documents: number;
}

/** What was sent since the last question, each with the stages of the plan that the database chose. */
async function explained(): Promise<readonly Explained[]> {
  const plans: Explained[] = [];
  for (const { lsid: _session, $db: _name, ...command } of sent.splice(0)) {
    const told = JSON.stringify(
      await connection.db?.command({ explain: command, verbosity: 'executionStats' }),
    );
    const winning = /"winningPlan":(.*?),"rejectedPlans"/.exec(told)?.[1] ?? '';
    plans.push({
      stages: [...winning.matchAll(/"stage":"(\w+)"/g)].map(([, stage = '']) => stage),
      documents: Number(/"totalDocsExamined":(\d+)/.exec(told)?.[1] ?? NaN),
    });
  }
  return plans;
}

const home = {
  householdId: 'household-1',
  communityId: 'community-1',
  relation: 'owner',
  address: '',
  status: 'approved',
  decidedAt: '2020-01-01T00:00:00Z',
} as const;
const caller = (roles: readonly RoleGrant[], households: Account['households'] = []): Caller => ({
  account: { id: 'account-1', name: '', roles, households },
  sessionId: null,
  address: '',
});
const rowsOf = (who: Caller, view: ListView, query: ComplaintQuery = {}) =>
  narrowRows(rowsForQuery(who, view, query, { now: NOW, followed: ['complaint-3'] }), query, NOW);

const offices: readonly (readonly [string, Caller])[] = [
  ['the office of a 小区', caller([{ role: 'communityAdmin', scope: ['community:community-1'] }])],
  [
    'the worker of two buildings',
    caller([{ role: 'worker', scope: ['building:community-1-b0', 'building:community-1-b1'] }]),
  ],
  ['the bureau of a district', caller([{ role: 'districtBureau', scope: ['region:east'] }])],
  ['a firm', caller([{ role: 'handler', scope: ['organisation:org-1'] }])],
];
const wanted: readonly ComplaintQuery[] = [
  {},
  { state: 'open' },
  { state: 'inProgress' },
  { clock: 'overdue' },
];

describe.each(offices)('the queue of %s', (_name, who) => {
  test.each(wanted)('%j comes by an index, in its order, a page and no more', async (query) => {
    const lists = openComplaintListStore(connection);
    // One state by its deadline may be sorted: the few of that state, chosen by their index.
    const orders = [
      ...(query.clock === undefined ? (['newest'] as const) : []),
      ...(query.state === 'inProgress' ? [] : (['due'] as const)),
    ];
    for (const order of orders) {
      sent.length = 0;
      await lists.page(rowsOf(who, 'queue', query), { order, limit: LIMIT });
      for (const { stages, documents } of await explained()) {
        expect(stages).toContain('IXSCAN');
        expect([order, stages.filter((stage) => ['COLLSCAN', 'SORT'].includes(stage))]).toEqual([order, []]);
        expect(documents).toBeLessThan(COMPLAINTS / 2);
      }
    }
  });
});

test.each(['public', 'mine', 'queue'] as const)(
  'the list %s never reads the whole collection',
  async (view) => {
    const lists = openComplaintListStore(connection);
    const who = caller([], [home]);
    sent.length = 0;
    await lists.page(rowsOf(who, view), { order: 'newest', limit: LIMIT });
    await lists.counts(rowsOf(who, view), NOW);
    const plans = await explained();
    expect(plans.length).toBeGreaterThan(0);
    for (const { stages, documents } of plans) {
      expect(stages).not.toContain('COLLSCAN');
      expect(documents).toBeLessThanOrEqual(COMPLAINTS / 5);
    }
  },
);

test('what the database counts is counted by one command, and is what is listed', async () => {
  const lists = openComplaintListStore(connection);
  const [, who = caller([])] = offices[0] ?? [];
  sent.length = 0;
  const counts = await lists.counts(rowsOf(who, 'queue'), NOW);
  expect(sent).toHaveLength(1);
  const { items } = await lists.page(rowsOf(who, 'queue'), { order: 'newest', limit: COMPLAINTS });
  const of = (query: ComplaintQuery) => rowsOf(who, 'queue', query);
  const listed = async (query: ComplaintQuery) =>
    (await lists.page(of(query), { order: 'newest', limit: COMPLAINTS })).items.length;
  expect(counts).toEqual({
    all: items.length,
    open: await listed({ state: 'open' }),
    soon: await listed({ clock: 'soon' }),
    overdue: await listed({ clock: 'overdue' }),
  });
  expect(Math.min(counts.open, counts.soon, counts.overdue)).toBeGreaterThan(0);
  expect(await lists.counts(rowsOf(caller([]), 'queue'), NOW)).toEqual({
    all: 0,
    open: 0,
    soon: 0,
    overdue: 0,
  });
});

const neighbours: readonly (readonly [string, Caller, ListView])[] = [
  ['a neighbour', caller([], [home]), 'public'],
  ['a neighbour who works in the district', bureauAtHome('approved'), 'public'],
  ['whoever works and lives there', bureauAtHome('approved'), 'queue'],
  ['whoever filed there and lives elsewhere', caller([], []), 'public'],
  ['whoever works there and is not bound yet', bureauAtHome('pending'), 'public'],
];
function bureauAtHome(status: 'approved' | 'pending'): Caller {
  return caller([{ role: 'districtBureau', scope: ['region:west'] }], [{ ...home, status }]);
}
const filtered: readonly ComplaintQuery[] = [
  {},
  { communityId: 'community-1' },
  { category: 'leak', urgency: 'usual', stage: 'build' },
  { organisationId: 'none' },
  { organisationId: 'org-1' },
  { buildingId: PUBLIC_PLACE },
  { buildingId: 'community-1-b0' },
];

describe.each([...offices.map(([name, who]) => [name, who, 'queue'] as const), ...neighbours])(
  'the counts of %s',
  (_name, who, view) => {
    test('are those of the rows, by whatever is asked, and read next to nothing', async () => {
      const lists = openComplaintListStore(connection);
      const rates = openRateStore(connection, openComplaintStore(connection), testClock(NOW));
      await rates.counts(() => true, NOW);
      for (const query of filtered) {
        sent.length = 0;
        const counts = await countsForList({ lists, rates }, who, view, query, { now: NOW, followed: [] });
        for (const { stages, documents } of await explained()) {
          expect(stages).not.toContain('COLLSCAN');
          expect([query, documents <= COMPLAINTS / 20]).toEqual([query, true]);
        }
        expect([query, counts]).toEqual([query, await lists.counts(rowsOf(who, view, query), NOW)]);
      }
    });
  },
);

test('what has moved lately is asked for without reading a complaint', async () => {
  sent.length = 0;
  expect(await openComplaintStore(connection).movedSince(0)).toHaveLength(COMPLAINTS);
  expect((await explained()).map(({ documents }) => documents)).toEqual([0]);
});

test('the counts of a queue move with its complaints and with the time', async () => {
  const lists = openComplaintListStore(connection);
  const [, who = caller([])] = offices[0] ?? [];
  const complaints = openComplaintStore(connection);
  const rates = openRateStore(connection, complaints, testClock(NOW));
  const count = () => countsForList({ lists, rates }, who, 'queue', {}, { now: NOW, followed: [] });
  const before = await count();
  expect(Math.min(before.open, before.soon, before.overdue)).toBeGreaterThan(0);
  await complaints.insert(
    complaintRecord(tell(WAY_TO.submitted, MONDAY), { _id: 'moving', communityId: 'community-1' }),
  );
  expect(await count()).toEqual({
    ...before,
    all: before.all + 1,
    open: before.open + 1,
    overdue: before.overdue + 1,
  });
  const moving = await complaints.find('moving');
  if (moving === undefined) throw new Error('it was filed');
  const folded = { ...moving.folded, soonAt: NOW, dueAt: NOW };
  await complaints.rederive(moving, { folded, isHidden: false });
  expect(await count()).toEqual({
    ...before,
    all: before.all + 1,
    open: before.open + 1,
    soon: before.soon + 1,
  });
  // A millisecond later its deadline has passed, and nothing was written.
  const mine = ({ communityId }: { readonly communityId: string }) => communityId === 'community-1';
  const later = await rates.counts(mine, NOW + 1);
  expect([later.soon, later.overdue]).toEqual([before.soon, before.overdue + 1]);
});

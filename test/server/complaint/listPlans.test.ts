import mongoose, { type Connection } from 'mongoose';
import type { ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import type { Account, RoleGrant } from '../../../shared/identity/account.ts';
import { openComplaintListStore } from '../../../server/complaint/complaintListStore.ts';
import { complaintIndexes, complaintModel } from '../../../server/complaint/complaintModel.ts';
import { narrowRows, rowsForQuery, type ListView } from '../../../server/complaint/rowsForQuery.ts';
import { ensureIndexes } from '../../../server/database/ensureIndexes.ts';
import type { Caller } from '../../../server/http/caller.ts';
import { complaintRecord } from '../../support/complaintRecord.ts';
import { DAY, HOUR, MONDAY, tell, WAY_TO } from '../../support/complaintStory.ts';
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

test('all that a page counts is counted by one command', async () => {
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

import fc from 'fast-check';
import type { ComplaintEntry } from '../../../shared/complaint/complaintEntry.ts';
import { RATE_FIGURES, RATE_GROUPS, type RateGroup } from '../../../shared/complaint/complaintRates.ts';
import { FOR_EVER } from '../../../shared/complaint/foldedComplaint.ts';
import { ratePeriod } from '../../../shared/complaint/rates.ts';
import { chinaDayOf } from '../../../shared/chinaTime.ts';
import type { RoleGrant } from '../../../shared/identity/account.ts';
import { complaintModel, type ComplaintRecord } from '../../../server/complaint/complaintModel.ts';
import { openOrganisationStore } from '../../../server/complaint/organisationStore.ts';
import { rowsOfFigure, rowsOfMonth, rowsOfOrganisation } from '../../../server/complaint/rateRows.ts';
import { ratesFor, type RateParts } from '../../../server/complaint/ratesFor.ts';
import { openComplaintStore, type ComplaintStore } from '../../../server/complaint/complaintStore.ts';
import { openRateStore } from '../../../server/complaint/rateStore.ts';
import { storyClock } from '../../../server/demo/storyClock.ts';
import { demoPolicy } from '../../../server/documents/demoPolicy.ts';
import type { Caller } from '../../../server/http/caller.ts';
import { complaintRecord } from '../../support/complaintRecord.ts';
import { DAY, fold, MONDAY, says, tell, WAY_TO } from '../../support/complaintStory.ts';
import { complaintWalk } from '../../support/complaintWalk.ts';
import { naiveCount, naiveFigures } from '../../support/naiveRates.ts';
import { testClock } from '../../support/testClock.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

const COMPLAINTS = 150;
const SEED = 20_260_302;

let database: TestDatabase;
let records: readonly ComplaintRecord[];

beforeAll(async () => {
  database = await testDatabase();
  const courses = fc.sample(complaintWalk, { numRuns: COMPLAINTS, seed: SEED });
  records = courses.map((entries, index) =>
    complaintRecord(entries, {
      _id: `complaint-${index}`,
      number: `${index}`,
      clientKey: `key-${index}`,
      communityId: `community-${index % 3}`,
      category: index % 2 === 0 ? 'leak' : 'safety',
      stage: index % 5 === 0 ? 'care' : 'build',
      regionIds: [index % 3 === 2 ? 'region-2' : 'region-1'],
    }),
  );
  await complaintModel(database.connection).create([...records]);
});
afterAll(() => database.close());

function parts(now: number): RateParts {
  return {
    rates: openRateStore(database.connection, openComplaintStore(database.connection), testClock(now)),
    organisations: openOrganisationStore(database.connection),
    communities: { find: () => Promise.resolve(undefined) },
    clock: testClock(now),
    policyAt: () => demoPolicy.values,
  };
}
function caller(...roles: RoleGrant[]): Caller {
  return { account: { id: 'a', name: 'a', roles, households: [] }, sessionId: null, address: '' };
}
const everywhere = caller({ role: 'cityBureau', scope: ['region:region-1', 'region:region-2'] });
const keyOf: Readonly<Record<RateGroup, (record: ComplaintRecord) => string>> = {
  community: ({ communityId }) => communityId,
  organisation: ({ folded }) => folded.organisationId ?? 'none',
  category: ({ category }) => category,
  stage: ({ stage }) => stage,
  month: ({ folded }) => chinaDayOf(folded.filedAt).slice(0, 7),
};
const periods = [
  { from: '2026-03-01', to: '2026-12-31' },
  { from: '2026-04-01', to: '2026-05-31' },
] as const;

describe.each(periods)('filed from $from to $to', (period) => {
  const now = MONDAY + 400 * DAY;
  const { start, before, at } = ratePeriod(period, now);
  const filedIn = () => records.filter(({ folded }) => folded.filedAt >= start && folded.filedAt < before);
  const entriesOf = (some: readonly ComplaintRecord[]): (readonly ComplaintEntry[])[] =>
    some.map(({ entries }) => entries);

  test.each([...RATE_GROUPS])('by %s every number is the one counted from the entries', async (by) => {
    const table = await ratesFor(parts(now), everywhere, { by, ...period });
    const keys = new Set(filedIn().map(keyOf[by]));
    expect(new Set(table.rows.map(({ key }) => key))).toEqual(keys);
    for (const { key, figures } of table.rows) {
      const group = filedIn().filter((record) => keyOf[by](record) === key);
      expect([key, figures]).toEqual([key, naiveCount(entriesOf(group), at)]);
    }
    expect(table.total.figures).toEqual(naiveCount(entriesOf(filedIn()), at));
    expect(table.total.figures.filed).toBeGreaterThan(20);
  });

  test.each([...RATE_FIGURES])('behind %s stand exactly its rows', async (figure) => {
    const found = await complaintModel(database.connection)
      .find(rowsOfFigure(figure, period, now))
      .lean();
    const told = filedIn().filter(({ entries }) => naiveFigures(entries, at)[figure]);
    expect(found.map(({ _id }) => _id).sort()).toEqual(told.map(({ _id }) => _id).sort());
  });

  test('behind a cell of a month or an organisation too', async () => {
    const found = (rows: object) => complaintModel(database.connection).countDocuments(rows);
    for (const by of ['month', 'organisation'] as const) {
      const { rows } = await ratesFor(parts(now), everywhere, { by, ...period });
      const cell = by === 'month' ? rowsOfMonth : rowsOfOrganisation;
      for (const { key, figures } of rows)
        expect(await found({ $and: [rowsOfFigure('filed', period, now), cell(key)] })).toBe(figures.filed);
    }
  });
});

test('a table holds what lies in the caller’s reach and nothing else', async () => {
  const now = MONDAY + 400 * DAY;
  const period = { from: '2026-03-01', to: '2026-12-31' };
  const keysFor = async (who: Caller) =>
    (await ratesFor(parts(now), who, { by: 'community', ...period })).rows.map(({ key }) => key);
  expect(await keysFor(everywhere)).toEqual(['community-0', 'community-1', 'community-2']);
  expect(await keysFor(caller({ role: 'districtBureau', scope: ['region:region-2'] }))).toEqual([
    'community-2',
  ]);
  expect(await keysFor(caller({ role: 'communityAdmin', scope: ['community:community-1'] }))).toEqual([
    'community-1',
  ]);
  expect(await keysFor(caller({ role: 'resident', scope: ['community:community-1'] }))).toEqual([]);

  const firm = caller({ role: 'handler', scope: ['organisation:org-1'] });
  const { total } = await ratesFor(parts(now), firm, period);
  expect(total.figures.filed).toBe(records.filter(({ folded }) => folded.organisationId === 'org-1').length);
});

test('who works where he lives reads the same table as everybody of his office, what his people filed included', async () => {
  const now = MONDAY + 400 * DAY;
  const period = { from: '2026-03-01', to: '2026-12-31' };
  const householdId = 'household-of-an-official';
  const { modifiedCount } = await complaintModel(database.connection).updateMany(
    { communityId: 'community-1' },
    { $set: { householdId } },
  );
  expect(modifiedCount).toBeGreaterThan(0);
  const { account, ...rest } = caller({ role: 'communityAdmin', scope: ['community:community-1'] });
  const home = {
    householdId,
    communityId: 'community-1',
    relation: 'owner',
    address: '1号楼 1单元 101',
    status: 'approved',
  } as const;
  const atHome: Caller = { ...rest, account: account && { ...account, households: [home] } };
  const table = await ratesFor(parts(now), atHome, period);
  expect(table).toEqual(await ratesFor(parts(now), { ...rest, account }, period));
  expect(table.total.figures.filed).toBeGreaterThan(0);
});

test('the filters narrow it, and its terms say where they come from', async () => {
  const now = MONDAY + 400 * DAY;
  const period = { from: '2026-03-01', to: '2026-12-31' };
  const some = await ratesFor(parts(now), everywhere, {
    ...period,
    communityId: 'community-0',
    category: 'leak',
  });
  const wanted = records.filter(
    ({ communityId, category }) => communityId === 'community-0' && category === 'leak',
  );
  expect(some.total.figures.filed).toBe(wanted.length);
  expect(some.terms).toEqual({
    respondHours: { value: 72, source: null },
    timeOutDays: { value: 7, source: null },
    satisfiedFrom: { value: 4, source: null },
  });
});

test('a period is looked at as it stood at its end, however it went on', async () => {
  const fresh = await testDatabase();
  try {
    const steps = [
      ...WAY_TO.done,
      says('filer', 'reopen', { text: '还在漏' }),
      says('handler', 'start', { after: 40 * 24 }),
      says('handler', 'done'),
      says('filer', 'confirm'),
    ];
    await complaintModel(fresh.connection).create([complaintRecord(tell(steps))]);
    const now = MONDAY + 400 * DAY;
    const rates = openRateStore(fresh.connection, openComplaintStore(fresh.connection), testClock(now));
    const count = async (to: string) =>
      (await rates.count(() => true, 'community', ratePeriod({ from: '2026-03-01', to }, now))).get(
        'community-1',
      );
    expect(await count('2026-03-31')).toMatchObject({ reopenedAtEnd: 1 });
    expect(await count('2026-04-30')).toMatchObject({ confirmed: 1 });
  } finally {
    await fresh.close();
  }
});

test('what moves is counted from the next question on, moved here, elsewhere or only derived anew', async () => {
  const fresh = await testDatabase();
  try {
    const { connection } = fresh;
    const clock = storyClock(MONDAY);
    const [here, there] = [openComplaintStore(connection), openComplaintStore(connection)];
    const rates = openRateStore(connection, here, clock);
    const period = { from: '2026-03-01', to: '2026-12-31' };
    const figures = async (by: RateGroup = 'organisation') =>
      Object.fromEntries(await rates.count(() => true, by, ratePeriod(period, clock.now())));
    const derived = (entries: readonly ComplaintEntry[]) => ({ folded: fold(entries), isHidden: false });
    const move = async (store: ComplaintStore, record: ComplaintRecord, state: keyof typeof WAY_TO) => {
      const entries = tell(WAY_TO[state]);
      clock.set(Math.max(clock.now(), entries.at(-1)?.at ?? 0));
      const moved = await store.append(record, entries.slice(record.entries.length), derived(entries));
      if (moved === undefined) throw new Error('somebody else was quicker');
      return moved;
    };
    expect(await figures()).toEqual({});

    const filed = complaintRecord(tell(WAY_TO.submitted));
    await here.insert(filed);
    expect(await figures()).toMatchObject({ none: { filed: 1 } });
    const done = await move(here, filed, 'done');
    // It counts for the firm that has it, and for none no longer.
    expect(Object.keys(await figures())).toEqual([done.folded.organisationId]);
    await move(there, done, 'confirmed');
    expect(await figures('category')).toMatchObject({ leak: { filed: 1, confirmed: 1 } });

    await there.insert(complaintRecord(tell(WAY_TO.submitted, clock.now()), { _id: 'second' }));
    expect(await figures('category')).toMatchObject({ leak: { filed: 2 } });
    const second = await here.find('second');
    if (second === undefined) throw new Error('it was filed');
    const due = { figure: 'due', from: clock.now(), to: FOR_EVER } as const;
    const before = (await figures('category'))['leak']?.due ?? 0;
    await here.rederive(second, {
      folded: { ...second.folded, figures: [due, { ...due, figure: 'filed' }] },
      isHidden: false,
    });
    expect(await figures('category')).toMatchObject({ leak: { filed: 2, due: before + 1 } });
  } finally {
    await fresh.close();
  }
});

test('a deadline that passes shows without a write', async () => {
  const fresh = await testDatabase();
  try {
    const store = openComplaintStore(fresh.connection);
    const clock = storyClock(MONDAY + 60_000);
    const rates = openRateStore(fresh.connection, store, clock);
    const record = complaintRecord(tell(WAY_TO.submitted));
    await store.insert(record);
    const dueCount = async () =>
      (await rates.count(() => true, 'community', ratePeriod({}, clock.now()))).get('community-1')?.due;
    expect(await dueCount()).toBe(0);
    const { dueAt = 0 } = record.folded.clocks.find((run) => run.clock === 'respond') ?? {};
    clock.set(dueAt - 1);
    expect(await dueCount()).toBe(0);
    clock.set(dueAt);
    expect(await dueCount()).toBe(1);
  } finally {
    await fresh.close();
  }
});

test('a question reads what has moved since the last one and no complaint beside it', async () => {
  const fresh = await testDatabase();
  try {
    const now = MONDAY + 400 * DAY;
    const store = openComplaintStore(fresh.connection);
    const rates = openRateStore(fresh.connection, store, storyClock(now));
    await store.insert(complaintRecord(tell(WAY_TO.confirmed)));
    const period = ratePeriod({ from: '2026-03-01', to: '2026-12-31' }, now);
    const count = () => rates.count(() => true, 'month', period);
    const first = await count();
    expect(first.get('2026-03')).toMatchObject({ filed: 1, confirmed: 1 });
    // Moved a year ago, and by nobody's write: only who reads the whole again would see it.
    await complaintModel(fresh.connection).updateMany({}, { $set: { 'folded.figures': [] } });
    expect(await count()).toEqual(first);
    const rebuilt = openRateStore(fresh.connection, store, storyClock(now));
    expect(await rebuilt.count(() => true, 'month', period)).toEqual(new Map());
  } finally {
    await fresh.close();
  }
});

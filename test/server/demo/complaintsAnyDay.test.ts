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
import { openHouse } from '../../../server/openHouse.ts';
import { COMPLAINT_STATES, type ComplaintState } from '../../../shared/complaint/complaint.ts';
import { clockStanding, clockThatRuns } from '../../../shared/complaint/presentClocks.ts';
import { isWorkingDay } from '../../../shared/complaint/workingTime.ts';
import { chinaDayOf, chinaMinuteOf } from '../../../shared/chinaTime.ts';
import { testDatabase } from '../../support/testDatabase.ts';

// Whenever the demonstration is loaded, 示范一小区 has a complaint in every state of the verb table and under every badge of
// a clock, on the desk and in the list that residents read; and nobody in it works at night or on a day off.

const COMMUNITY = 'demo-01';
const FIRM = 'demo-builder';
/** Where a firm may find its case. */
const FIRM_STATES: readonly ComplaintState[] = [
  'assigned',
  'inProgress',
  'extensionRequested',
  'done',
  'confirmed',
  'reopened',
  'timedOut',
  'escalated',
  'closedUnresolved',
];

async function toldAt(loadedAt: number) {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'renewal-demo-'));
  const config = readConfig({ DATA_DIR: dataDir, MONGODB_URI: database.uri, DEMO: '1' });
  const clock = storyClock(loadedAt);
  const house = await openHouse({ connection: database.connection, config, clock, log: createLog('silent') });
  try {
    const { communities, ...rest } = demoWorld(loadedAt);
    const world = {
      ...rest,
      slips: [],
      communities: communities.filter((one) => one.community._id === COMMUNITY),
    };
    await loadDemo({ ...house, world, clock, onProgress: () => undefined });
    const { evidence, complaints, notices } = house;
    await loadComplaints({ complaints, evidence, notices: notices.store }, world, clock, loadedAt);
    const all = await database.connection.collection<ComplaintRecord>('complaints').find().toArray();
    return { all, calendar: complaints.calendar };
  } finally {
    await house.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

test.each([
  ['a Sunday at night', '2026-11-22T02:30:00+08:00'],
  ['the first minutes of a Monday', '2026-11-23T00:05:00+08:00'],
  ['the evening of a Friday', '2026-11-27T23:50:00+08:00'],
])(
  'loaded on %s',
  async (_when, moment) => {
    const loadedAt = Date.parse(moment);
    const { all, calendar } = await toldAt(loadedAt);
    const standings = (rows: readonly ComplaintRecord[]) =>
      rows.flatMap(({ folded }) => {
        const run = clockThatRuns(folded);
        return run === null ? [] : [clockStanding(run, loadedAt)];
      });
    const neighbours = all.filter(({ isPrivate, isHidden }) => !isPrivate && !isHidden);
    const missing = (rows: readonly ComplaintRecord[], wanted: readonly ComplaintState[]) =>
      wanted.filter((state) => !rows.some(({ folded }) => folded.state === state));
    expect(missing(all, COMPLAINT_STATES)).toEqual([]);
    expect(missing(neighbours, COMPLAINT_STATES)).toEqual([]);
    expect(standings(all)).toEqual(expect.arrayContaining(['running', 'soon', 'overdue', 'paused']));
    expect(standings(neighbours)).toEqual(expect.arrayContaining(['running', 'soon', 'overdue', 'paused']));

    const ofFirm = all.filter(({ folded }) => folded.organisationId === FIRM);
    expect(missing(ofFirm, FIRM_STATES)).toEqual([]);
    expect(standings(ofFirm)).toEqual(expect.arrayContaining(['running', 'soon', 'overdue', 'paused']));
    const own = all.filter(({ filerId }) => filerId === 'demo-resident-1');
    expect(missing(own, ['extensionRequested', 'reopened', 'timedOut'])).toEqual([]);
    expect(standings(own)).toContain('soon');

    const told = all.flatMap(({ number, heard, entries }) =>
      entries
        .filter(({ by, kind }) => by !== 'clock' && (kind !== 'filed' || heard !== undefined))
        .map(({ at }) => ({ number, at })),
    );
    const atNight = told.filter(({ at }) => {
      const time = chinaMinuteOf(at).slice(11);
      return !isWorkingDay(calendar, chinaDayOf(at)) || time < '08:30' || time > '17:30';
    });
    expect(atNight.map(({ number, at }) => `${number} ${chinaMinuteOf(at)}`)).toEqual([]);
  },
  120_000,
);

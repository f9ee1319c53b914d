import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { HeadFile } from '../ledger/headFile.ts';
import { refuseLostLogs } from '../ledger/examineLogs.ts';
import { headFilePath, openHouse, type HouseParts } from '../openHouse.ts';
import { settleHouse } from '../settleHouse.ts';
import { demoWorld } from './demoWorld.ts';
import { loadDemo, type DemoSlip } from './loadDemo.ts';
import { loadComplaints } from './loadComplaints.ts';
import { loadOpinions } from './loadOpinions.ts';
import { tellFlags } from './tellFlags.ts';
import { tellLowScores } from './tellLowScores.ts';
import { storyClock } from './storyClock.ts';

interface DemoMark {
  readonly _id: 'demo';
  readonly state: 'loading' | 'loaded';
}

const MARKS = 'marks';

/**
 * Loads the demonstration into an empty database, once, with everything done that the story owes by then. A start that was
 * cut short while loading leaves a mark, and the next one begins again from nothing; a database without the mark that holds
 * communities is never touched.
 */
export async function ensureDemo(
  parts: HouseParts & { readonly log: Logger; readonly onProgress: (line: string) => void },
): Promise<readonly DemoSlip[]> {
  const { connection, config, clock, onProgress } = parts;
  const marks = connection.collection<DemoMark>(MARKS);
  const mark = await marks.findOne({ _id: 'demo' });
  if (mark?.state === 'loaded') return [];
  if (mark === null && (await connection.collection('communities').findOne({})) !== null) return [];
  if (mark === null) refuseLostLogs(await HeadFile.open(headFilePath(config), () => undefined));
  if (mark?.state === 'loading') {
    onProgress('上次装载演示数据时中断了，重新装载');
    await forgetHalfADemo(connection, config);
  }
  await marks.updateOne({ _id: 'demo' }, { $set: { state: 'loading' } }, { upsert: true });
  onProgress('第一次启动：正在装载演示数据…');
  const now = clock.now();
  const story = storyClock(now);
  const house = await openHouse({ ...parts, clock: story });
  try {
    const { opinions, complaints, evidence, notices } = house;
    const world = demoWorld(now);
    const slips = await loadDemo({ ...house, world, clock: story, onProgress });
    await loadOpinions(opinions, world, story, now);
    onProgress('演示数据：诉求');
    await tellLowScores(house, world, story, now);
    await tellFlags(house, story, now);
    await loadComplaints({ complaints, evidence, notices: notices.store }, world, story, now);
    story.set(now);
    await settleHouse(house);
    await marks.updateOne({ _id: 'demo' }, { $set: { state: 'loaded' } });
    return slips;
  } finally {
    await house.close();
  }
}

/** The mark goes last of all: a start that is cut short here as well must find it again. */
async function forgetHalfADemo(
  connection: HouseParts['connection'],
  config: HouseParts['config'],
): Promise<void> {
  await rm(headFilePath(config), { force: true });
  const collections = await connection.listCollections();
  for (const { name } of collections.filter((collection) => collection.name !== MARKS)) {
    await connection.dropCollection(name);
  }
}

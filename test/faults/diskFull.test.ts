import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { cp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AnswerLoad } from '../support/answerLoad.ts';
import {
  bigTarget,
  gatherEvidence,
  servedParticipation,
  staffBigCommunity,
} from '../support/bigCommunity.ts';
import { demoFolder } from '../support/demoFolder.ts';
import { findBreaches } from '../support/invariants.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** Room for the demonstration, the engine's journal and a little more. */
const SIZE = '400m';

/** Mounts a small disk, or says why it cannot: only root may, and not in every container. */
function mountSmallDisk(at: string): string | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', at], { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Fills the disk to the last block and returns the way to make room again. */
async function fillDisk(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'ballast');
  const handle = await open(file, 'w');
  const block = Buffer.alloc(64 * 1024);
  try {
    for (;;) await handle.write(block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    await handle.close();
  }
  return () => rm(file);
}

const dataDir = mkdtempSync(join(tmpdir(), 'renewal-disk-'));
const why = mountSmallDisk(dataDir);
if (why !== undefined) {
  process.stderr.write(`NOT TESTED: what a full disk does, because no small disk can be mounted (${why})\n`);
}
const onSmallDisk = why === undefined ? test : test.skip;

let server: ServerProcess | undefined;
afterAll(async () => {
  await server?.kill();
  if (why === undefined) execFileSync('umount', ['--lazy', dataDir]);
  await rm(dataDir, { recursive: true, force: true });
});

onSmallDisk(
  'on a full disk answers are refused and kept by their senders; with room again each is recorded once',
  async () => {
    const demo = await demoFolder();
    await cp(demo.dataDir, dataDir, { recursive: true });
    await demo.remove();
    const running = (server = startServerProcess({ dataDir }));
    await running.ready();
    await staffBigCommunity({ dataDir });
    const target = await bigTarget(() => running.url);
    const load = new AnswerLoad(target);
    load.start(8);
    await load.afterSends(50);
    const makeRoom = await fillDisk(dataDir);
    const before = load.acknowledged.length;
    await waitUntil(() => {
      expect(
        (load.heard['ledger/unavailable'] ?? 0) + (load.heard['server/unavailable'] ?? 0),
      ).toBeGreaterThan(0);
    }, 160_000);
    await makeRoom();
    await waitUntil(() => expect(load.acknowledged.length).toBeGreaterThan(before + 20), 160_000);
    await load.stop();
    expect(load.surprises).toEqual([]);
    await waitUntil(async () => {
      const served = await servedParticipation(running.url, target.token);
      expect(findBreaches(await gatherEvidence({ dataDir }, load, served))).toEqual({});
    });
  },
  480_000,
);

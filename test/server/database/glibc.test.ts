import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import {
  findGlibcVersion,
  isGlibcNewEnough,
  NEEDED_GLIBC,
  prepareEngineCommand,
} from '../../../server/database/glibc.ts';

const projectCache = resolve(import.meta.dirname, '../../../.cache');
const installed = findGlibcVersion();
const testOnOldSystem = installed !== undefined && !isGlibcNewEnough(installed) ? test : test.skip;

test.each([
  ['2.38', true],
  ['2.39', true],
  ['3.0', true],
  ['2.100', true],
  ['2.37', false],
  ['2.4', false],
  ['1.99', false],
])('glibc %s is new enough: %s', (version, enough) => {
  expect(isGlibcNewEnough(version)).toBe(enough);
});

test('the prepared command runs a script on a C library that can load the engine', async () => {
  const command = await prepareEngineCommand(projectCache, () => undefined);
  const script = 'process.stdout.write(process.report.getReport().header.glibcVersionRuntime)';
  const version = execFileSync(command.file, [...command.args, '-e', script], { encoding: 'utf8', env: {} });
  expect(isGlibcNewEnough(version)).toBe(true);
});

testOnOldSystem('where newer libraries cannot be stored the message names the way out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'renewal-test-'));
  await writeFile(join(folder, 'occupied'), '');
  const lines: string[] = [];
  await expect(
    prepareEngineCommand(join(folder, 'occupied'), (line) => lines.push(line)),
  ).rejects.toMatchObject({
    code: 'database/engine-unavailable',
    message: expect.stringMatching(/ENOTDIR.*MONGODB_URI.*compose/),
  });
  expect(lines).toEqual([expect.stringContaining(`needs glibc ${NEEDED_GLIBC}`)]);
  await rm(folder, { recursive: true });
});

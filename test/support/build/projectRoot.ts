import { join, resolve } from 'node:path';

/** The project's root folder, absolute; every test that touches built files or starts a program begins here. */
export const projectRoot = resolve(import.meta.dirname, '../../..');

/** A folder for things unpacked once and used by every later run; `npm ci` empties it. */
export const cacheFolder = join(projectRoot, 'node_modules/.cache/renewal-test');

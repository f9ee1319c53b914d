import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runToEnd, type EndedProgram } from './runToEnd.ts';

const PYTHON_VERIFIER = join(import.meta.dirname, '../../server/commands/verify.py');

/** Whether python3 is there: looked up once, before any server runs in this process. */
export const hasPython = spawnSync('python3', ['--version']).status === 0;

/** Runs the second verifier on files and options, as its usage gives them. Throws when it cannot be run. */
export function verifyWithPython(...args: readonly string[]): Promise<EndedProgram> {
  return runToEnd('python3', [PYTHON_VERIFIER, ...args]);
}

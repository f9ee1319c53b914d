import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** After so many ms it is killed. */
  readonly limitMs: number;
}

/**
 * Runs a program to its end and passes on what it says to standard error, line by line with `name` in front, so that two
 * may talk at the same time. Returns its exit code, `null` when it was killed. Neither it nor what it has
 * started in its own process group outlives it.
 */
export async function runAloud(name: string, program: Program): Promise<number | null> {
  const { file, args, cwd, limitMs } = program;
  // A program that talks to a pipe draws in colours only when it is told to.
  const colours = process.stderr.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...colours, ...program.env },
    stdio: ['ignore', 'ignore', 'pipe'],
    // A group of its own: what it has started ends with it.
    detached: true,
  });
  const end = (): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
  };
  process.prependOnceListener('exit', end);
  child.once('exit', end);
  const say = (line: string): void => console.error(line === '' ? '' : `${name.padEnd(8)} │ ${line}`);
  createInterface({ input: child.stderr }).on('line', say);
  const limit = setTimeout(() => {
    say(`stopped after ${limitMs / 60_000} minutes`);
    end();
  }, limitMs);
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('close', ended);
  });
  clearTimeout(limit);
  process.off('exit', end);
  return code;
}

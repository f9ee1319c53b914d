import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Forks a server process of the benchmarks and waits for the first thing it says. */
export async function startChild<Target>(
  file: string,
  args: readonly string[],
): Promise<[ChildProcess, Target]> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: ['--import', 'tsx'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${String(code)} before it was ready`);
  });
  const [target] = (await Promise.race([once(child, 'message'), failed])) as [Target];
  failed.catch(() => undefined);
  return [child, target];
}

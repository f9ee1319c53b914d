import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Those of `npm start`: most of what a request makes is garbage before the next scavenge of a larger young space. */
const NODE_FLAGS = ['--max-semi-space-size=64', '--import', 'tsx'];

/** Forks a server process of the benchmarks and waits for the first thing it says. */
export async function startChild<Target>(
  file: string,
  args: readonly string[],
): Promise<[ChildProcess, Target]> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, {
    execArgv: NODE_FLAGS,
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${String(code)} before it was ready`);
  });
  const [target] = (await Promise.race([once(child, 'message'), failed])) as [Target];
  failed.catch(() => undefined);
  return [child, target];
}

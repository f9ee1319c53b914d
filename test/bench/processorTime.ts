import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** In a child: answers every message with the processor time the process has used, in ms. */
export function reportProcessorTime(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.((user + system) / 1000);
  });
}

/** In the parent: the processor time a child has used so far, in ms. */
export async function processorTime(child: ChildProcess): Promise<number> {
  child.send('time');
  const [ms] = (await once(child, 'message')) as [number];
  return ms;
}

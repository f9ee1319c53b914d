import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

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

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** The processor time any process has used so far, in ms (proc(5), `utime` and `stime`); NaN where there is no /proc. */
export function processorTimeOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces; field 3 follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return NaN;
  }
}

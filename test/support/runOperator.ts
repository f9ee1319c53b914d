import type { DataFolder } from './demoFolder.ts';
import { startServerProcess } from './serverProcess.ts';

/** Runs an operator's command (`npm run <name> -- <word>`) on a data folder: its exit code and all that it said. */
export async function runOperator(
  { dataDir }: Pick<DataFolder, 'dataDir'>,
  name: string,
  word: string,
): Promise<readonly [code: number | null, said: string]> {
  const command = startServerProcess({ dataDir, command: ['npm', 'run', '--silent', name, '--', word] });
  const { code } = await command.exited;
  return [code, command.output()];
}

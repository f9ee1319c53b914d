import { execFile } from 'node:child_process';

/** How a program ended (null: by a signal) and what it wrote. */
export interface EndedProgram {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program without holding up this process, in which a server may have requests to answer meanwhile. Throws only
 * when it could not be run: whatever status it ends with is a result.
 */
export function runToEnd(program: string, args: readonly string[], cwd?: string): Promise<EndedProgram> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { maxBuffer: 1 << 28, ...(cwd && { cwd }) }, (error, stdout, stderr) => {
      // A word instead of a status: the program was not found, or wrote more than is kept.
      if (typeof error?.code === 'string') reject(new Error(`${program} was not run: ${error.code}`));
      else resolve({ status: error === null ? 0 : (error.code ?? null), stdout, stderr });
    });
  });
}

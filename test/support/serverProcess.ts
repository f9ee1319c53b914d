import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './build/projectRoot.ts';
import { waitUntil } from './waitUntil.ts';

/** How a server process came to its end. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** `server/main.ts` as a process of its own, as an operator starts it. */
export interface ServerProcess {
  readonly pid: number;
  /** `http://127.0.0.1:<port>`; throws while the server has not said that it stands. */
  readonly url: string;
  /** Everything said so far, both streams. */
  readonly output: () => string;
  readonly exited: Promise<ServerExit>;
  /** Resolves when `/readyz` answers 200; throws with the output when the process ends before. */
  ready(): Promise<void>;
  /** SIGTERM, and how it ended; an ended server keeps its end. */
  stop(): Promise<ServerExit>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  readonly dataDir: string;
  /** Settings beside DATA_DIR, PORT=0, LOG_LEVEL=warn and RATE_LIMITS=off. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another command in the project's folder, in a process group of its own: `['npm', 'start']`. */
  readonly command?: readonly [file: string, ...args: string[]];
}

const READY_LIMIT_MS = 480_000;

/** Starts a server; it is not ready yet, and may never be. */
export function startServerProcess({ dataDir, env = {}, command }: ServerOptions): ServerProcess {
  const [file, ...args] = command ?? [process.execPath, '--import', 'tsx', 'server/main.ts'];
  const child = spawn(file, args, {
    cwd: projectRoot,
    detached: command !== undefined,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...basicEnvironment(),
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      RATE_LIMITS: 'off',
      ...env,
    },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${file} cannot be started`);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  // `close`, not `exit`: only then has everything been read that it said.
  const exited = once(child, 'close').then(([code, signal]): ServerExit => ({
    code: code as ServerExit['code'],
    signal: signal as ServerExit['signal'],
  }));
  const address = (): string => {
    const found = /已启动： (http:\/\/\S+)/.exec(output)?.[1];
    if (found === undefined) throw new Error(`the server does not stand:\n${output}`);
    return found;
  };
  return {
    pid,
    get url() {
      return address();
    },
    output: () => output,
    exited,
    async ready() {
      const look = async (): Promise<void> => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        const { status } = await fetch(`${address()}/readyz`);
        if (status !== 200) throw new Error(`/readyz says ${status}`);
      };
      await waitUntil(look, READY_LIMIT_MS);
      address();
    },
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Only what a program needs to run: settings of the developer's shell must not reach the server. */
function basicEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }) };
}

/** The process that holds a data folder's engine, found by its command line; throws when there is none. */
export async function enginePid(dataDir: string): Promise<number> {
  const folder = await realpath(join(dataDir, 'database'));
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,command=']);
  const line = stdout
    .split('\n')
    .find((text) => text.includes('embeddedHost.mjs') && text.includes(` ${folder} `));
  if (line === undefined) throw new Error(`no engine holds ${folder}`);
  return Number.parseInt(line, 10);
}

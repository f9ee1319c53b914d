import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { IdleThread } from './idleThread.ts';

type Reply<Answer> = { readonly id: number } & ({ readonly answer: Answer } | { readonly fault: string });

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Work in a process of its own that yields the processor to everybody else (`niceness` 0 to 19): what a thread cannot,
 * because a process's pool of threads has one priority. `script` receives `{id, question}` and answers `{id, answer}` or
 * `{id, fault}`; it starts with the first question, and again after it was idle for `idleMs` or has died. It does not keep
 * this process alive, and ends with it.
 */
export function openIdleProcess<Question, Answer>(
  script: URL,
  { idleMs, name, niceness }: { readonly idleMs: number; readonly name: string; readonly niceness: number },
): IdleThread<Question, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let child: ChildProcess | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = (): Promise<void> => {
    clearTimeout(idle);
    const ending = child;
    child = undefined;
    ending?.disconnect();
    return Promise.resolve();
  };
  const start = (): ChildProcess => {
    const started = fork(fileURLToPath(script), {
      execArgv: [],
      serialization: 'advanced',
      // Whoever reads this process's output must not wait for another's end; what goes wrong is answered.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // At once, before it has a second thread: those that come later inherit it.
    if (started.pid !== undefined) yieldTo(started.pid, niceness);
    started.unref();
    started.channel?.unref();
    started.on('message', (message) => {
      const reply = message as Reply<Answer>;
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('answer' in reply) asker?.resolve(reply.answer);
      else asker?.reject(new Error(reply.fault));
      settle();
    });
    const fail = (error: Error): void => {
      // One that ended because it was idle owes nothing; the next one's questions are not its.
      if (child !== started && child !== undefined) return;
      child = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', fail);
    started.on('exit', () => fail(new Error(`The process that ${name} has ended.`)));
    return started;
  };
  /** It rests from the last answer on. While somebody waits it keeps this process awake. */
  const settle = (): void => {
    if (waiting.size > 0) return;
    child?.channel?.unref();
    clearTimeout(idle);
    idle = setTimeout(() => void end(), idleMs);
    idle.unref();
  };

  return {
    ask(question) {
      clearTimeout(idle);
      child ??= start();
      child.channel?.ref();
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child?.send({ id, question }, (error) => {
          if (error === null) return;
          waiting.delete(id);
          reject(error);
        });
      });
    },
    stop: end,
  };
}

function yieldTo(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
  } catch {
    // It has ended already, or the system does not let us: it works all the same.
  }
}

import { Worker } from 'node:worker_threads';

/** Work in a thread of its own, which starts with the first question and ends when nothing was asked for a while. */
export interface IdleThread<Question, Answer> {
  /** Rejects with what the thread says went wrong, and when the thread ends before it has answered. */
  ask(question: Question): Promise<Answer>;
  stop(): Promise<void>;
}

type Reply<Answer> = { readonly id: number } & ({ readonly answer: Answer } | { readonly fault: string });

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * `script` receives `{id, question}` and answers `{id, answer}` or `{id, fault}`; it is started again after it was idle
 * for `idleMs` or has died. The thread does not keep the process alive.
 */
export function openIdleThread<Question, Answer>(
  script: URL,
  { idleMs, name }: { readonly idleMs: number; readonly name: string },
): IdleThread<Question, Answer> {
  const waiting = new Map<number, Waiting<Answer>>();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(script, { execArgv: [] });
    started.unref();
    started.on('message', (reply: Reply<Answer>) => {
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('answer' in reply) asker?.resolve(reply.answer);
      else asker?.reject(new Error(reply.fault));
    });
    const fail = (error: Error): void => {
      if (worker === started) worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', fail);
    started.on('exit', () => fail(new Error(`The thread that ${name} has ended.`)));
    return started;
  };

  return {
    ask(question) {
      clearTimeout(idle);
      idle = setTimeout(() => void end(), idleMs);
      idle.unref();
      worker ??= start();
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.postMessage({ id, question });
      });
    },
    stop: end,
  };
}

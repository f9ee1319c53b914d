import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { compileFunction, createContext, runInContext } from 'node:vm';

/** The engine a mini program's scripts run in: the language, timers and `require`, and nothing of a browser. */
export interface WeappRealm {
  /** JSON.parse of the app's own realm, so that arrays and objects are what its `instanceof` expects. */
  parse(json: string): unknown;
  /** Runs a script of the build once and returns its exports. */
  load(path: string): unknown;
  /** Runs `task` outside the current turn, as WeChat calls back; nothing runs after `close`. */
  later(task: () => void, delayMs?: number): number;
  close(): void;
}

// WeChat hides these from the app or, on old phones, does not have them.
const hidden = ['globalThis', 'window', 'document', 'self', 'global'];
const notInOldEngines = [
  'BigInt',
  'SharedArrayBuffer',
  'Atomics',
  'WebAssembly',
  'WeakRef',
  'FinalizationRegistry',
];

/**
 * A realm for the build in `dist`. `globals` are the names WeChat gives every script (`wx`, `App`, `Page`, …);
 * `fault` hears of console errors and of exceptions that nobody caught.
 */
export function weappRealm(
  dist: string,
  globals: Record<string, unknown>,
  fault: (text: string) => void,
): WeappRealm {
  const timers = new Map<number, NodeJS.Timeout>();
  let lastTimer = 0;
  let open = true;

  const guarded = (task: () => void): void => {
    try {
      if (open) task();
    } catch (thrown) {
      fault(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    }
  };
  const later = (task: () => void, delayMs = 0): number => {
    lastTimer += 1;
    const id = lastTimer;
    const once = (): void => {
      timers.delete(id);
      guarded(task);
    };
    if (open) timers.set(id, setTimeout(once, delayMs));
    return id;
  };
  const every = (task: () => void, periodMs = 0): number => {
    lastTimer += 1;
    if (open)
      timers.set(
        lastTimer,
        setInterval(() => guarded(task), periodMs),
      );
    return lastTimer;
  };
  const stop = (id: number): void => {
    clearTimeout(timers.get(id));
    timers.delete(id);
  };
  const ignore = (): void => undefined;
  const context = createContext(
    {
      console: {
        log: ignore,
        info: ignore,
        debug: ignore,
        warn: ignore,
        error: (...said: unknown[]) => fault(said.map(String).join(' ')),
      },
      setTimeout: later,
      setInterval: every,
      clearTimeout: stop,
      clearInterval: stop,
    },
    { codeGeneration: { strings: false, wasm: false } },
  );
  notInOldEngines.forEach((name) => {
    Reflect.deleteProperty(context, name);
    runInContext(`delete this.${name}`, context);
  });

  const loaded = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(path, module);
    const names = ['require', 'module', 'exports', ...Object.keys(globals), ...hidden];
    const script = compileFunction(readFileSync(join(dist, path), 'utf8'), names, {
      filename: path,
      parsingContext: context,
    });
    const required = (other: string): unknown =>
      load(`${posix.join(posix.dirname(path), other).replace(/\.js$/, '')}.js`);
    Reflect.apply(script, undefined, [required, module, module.exports, ...Object.values(globals)]);
    return module.exports;
  };

  return {
    parse: runInContext('JSON.parse', context) as (json: string) => unknown,
    load,
    later,
    close: () => {
      open = false;
      timers.forEach((timer) => clearTimeout(timer));
      timers.clear();
    },
  };
}

import { parseArgs } from 'node:util';
import type { Checkpoint, ConsistencyProof, KeyRotations } from '../../shared/ledger/receipt.ts';
import { witnessHead } from '../proof/witnessHead.ts';
import { openWitnessMemory } from '../proof/witnessMemory.ts';

/** Called wrongly. */
const EXIT_USAGE = 2;
/** A log was rewritten, cut back or shown in two versions. */
const EXIT_FORK = 20;
/** EX_TEMPFAIL of sysexits.h: the server could not be asked; nothing was decided. */
const EXIT_LATER = 75;

const USAGE = `usage: npm run witness -- <server address> <state folder> [--name <witness name>] [--log <log> …]
Fetches the newest head of every log, checks that it continues the one remembered in the state folder, and cosigns it
(C2SP cosignature/v1, <log>.note). Exit codes: 0 all continue, 2 usage, 20 a fork (both heads in <log>.fork-….json),
75 the server could not be asked.
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function ask<Reply>(address: string): Promise<Reply | undefined> {
  const reply = await fetch(address);
  if (reply.status === 404) return undefined;
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`);
  return (await reply.json()) as Reply;
}

async function everyLog(api: string): Promise<string[]> {
  const logs: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: { communityId: string }[]; nextCursor: string | null } | undefined = await ask(
      `${api}/communities?limit=100${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    logs.push(...(page?.items ?? []).map(({ communityId }) => communityId));
    cursor = page?.nextCursor ?? null;
  }
  return logs;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, log: { type: 'string', multiple: true } },
  });
  const [server, folder, ...more] = positionals;
  if (server === undefined || folder === undefined || more.length > 0 || !URL.canParse(server)) {
    process.stderr.write(USAGE);
    return EXIT_USAGE;
  }
  const api = `${server.replace(/\/$/, '')}/api/v1`;
  const memory = await openWitnessMemory(folder, values.name ?? 'neighbourhood-renewal-witness');
  say(`witness ${memory.key.name}, key ${memory.publicKey}`);
  let forks = 0;
  for (const log of values.log ?? (await everyLog(api))) {
    const of = `${api}/ledgers/${encodeURIComponent(log)}`;
    const head = await ask<Checkpoint>(`${of}/checkpoint`);
    const before = await memory.recall(log);
    if (head === undefined && before === undefined) continue;
    const at = Math.floor(Date.now() / 1000);
    if (head === undefined) {
      say(`${log}: GONE, its head of ${before?.size ?? 0} was seen before`);
      forks += 1;
      continue;
    }
    const found = await witnessHead(
      log,
      head,
      before,
      (from, to) => ask<ConsistencyProof>(`${of}/proofs/consistency?from=${from}&to=${to}`),
      (size) => ask<KeyRotations>(`${of}/key-rotations?size=${size}`),
    );
    if (found.outcome === 'fork') {
      forks += 1;
      say(`${log}: FORK, ${found.why}; both heads in ${await memory.accuse(log, found, at)}`);
    } else {
      await memory.keep(log, head, at);
      say(`${log}: ${found.outcome}, ${head.size} entries, root ${head.root}`);
    }
  }
  return forks === 0 ? 0 : EXIT_FORK;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof TypeError && 'code' in error ? EXIT_USAGE : EXIT_LATER;
}

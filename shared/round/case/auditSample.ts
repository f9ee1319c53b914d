import { concatBytes, fromHex } from '../../ledger/bytes.ts';
import type { LedgerHash } from '../../ledger/ledgerCrypto.ts';

/** m: a share of invented entries of this many per cent or more is to be found … (示例默认 5 %). */
const FOUND_PERCENT = 5;
/** … with 95 % certainty: n = ⌈ln 0.05 / ln(1 − m)⌉, 59 for m = 5 %. */
export const SAMPLE_SIZE = Math.ceil(Math.log(0.05) / Math.log(1 - FOUND_PERCENT / 100));

/** How the draw is done, printed beside it so that anybody can do it again. */
export const DRAW_METHOD =
  '种子＝SHA-256(截止时登记簿的根 32 字节 ‖ 开始时公布的数字的 UTF-8)；第 i 个随机数＝SHA-256(种子 ‖ i 的 4 字节大端) 的前 4 字节，' +
  '不小于“不超过 2³² 的最大 m 的倍数”的舍去（m 为还没抽的条数），其余对 m 取余；按编号从小到大排列，逐条与第 j＋余数 条交换，取前 n 条。';

const TWO_TO_32 = 0x100000000;

/**
 * Draws the entries that are called back, sorted. `population` are the `seq` of all entries by staff or a proxy up to the
 * close; all are taken when there are no more than `size`. Fisher–Yates from SHA-256(root ‖ number): the root is known to
 * nobody before the close, the number was public at the opening, so nobody chooses the sample and anybody can redo it.
 * Rejection instead of a plain remainder keeps every entry equally likely.
 */
export function drawAuditSample(
  hash: LedgerHash,
  draw: {
    /** Root of the log up to and with `roundClose`, 64 hex. */
    readonly root: string;
    readonly publicNumber: string;
    readonly population: readonly number[];
    readonly size?: number;
  },
): number[] {
  const pool = draw.population.slice().sort((first, second) => first - second);
  const size = Math.min(draw.size ?? SAMPLE_SIZE, pool.length);
  const next = randomWords(hash, hash.sha256(concatBytes(fromHex(draw.root), hash.utf8(draw.publicNumber))));
  for (let at = 0; at < size; at += 1) {
    const other = at + wordBelow(next, pool.length - at);
    const kept = pool[at] ?? 0;
    pool[at] = pool[other] ?? 0;
    pool[other] = kept;
  }
  return pool.slice(0, size).sort((first, second) => first - second);
}

/** The first four bytes of SHA-256(seed ‖ counter), counter from 0 in four bytes, most significant first. */
function randomWords(hash: LedgerHash, seed: Uint8Array): () => number {
  let counter = 0;
  return () => {
    const place = Uint8Array.of(
      (counter >>> 24) & 255,
      (counter >>> 16) & 255,
      (counter >>> 8) & 255,
      counter & 255,
    );
    counter += 1;
    const [a = 0, b = 0, c = 0, d = 0] = hash.sha256(concatBytes(seed, place));
    return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  };
}

function wordBelow(next: () => number, bound: number): number {
  const limit = TWO_TO_32 - (TWO_TO_32 % bound);
  for (;;) {
    const word = next();
    if (word < limit) return word % bound;
  }
}

/**
 * Root of the tree that ends with a leaf, from the audit path of that last leaf (RFC 9162 §2.1.3.1): every sibling of a
 * last leaf stands on its left.
 */
export function rootEndingWith(
  hash: LedgerHash,
  leafHash: Uint8Array,
  path: readonly Uint8Array[],
): Uint8Array {
  return path.reduce((root, left) => hash.sha256(concatBytes(Uint8Array.of(1), left, root)), leafHash);
}

/** What a call-back brought: the household says so too, says it was not so, or was not reached. */
export const CALL_OUTCOMES = ['confirmed', 'denied', 'notReached'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** The sample of a closed round as everybody reads it. */
export interface AuditSampleSummary {
  readonly roundId: string;
  /** Entries by staff or a proxy up to the close. */
  readonly population: number;
  /** Drawn at the close, and every entry that came in late. */
  readonly drawn: number;
  readonly late: number;
  readonly confirmed: number;
  readonly denied: number;
  readonly notReached: number;
  /** Not called yet. */
  readonly waiting: number;
  readonly root: string;
  readonly publicNumber: string;
  readonly method: string;
}

/** One entry to be called back, for staff in scope. */
export interface AuditSampleItem {
  readonly seq: number;
  readonly householdId: string;
  readonly address: string;
  readonly channel: string;
  readonly at: string;
  readonly late: boolean;
  readonly outcome?: CallOutcome;
  readonly words?: string;
  /** Whoever entered it may not call it back. */
  readonly enteredByMe: boolean;
}

export interface AuditSampleView extends AuditSampleSummary {
  /** Staff in scope only. */
  readonly items?: readonly AuditSampleItem[];
}

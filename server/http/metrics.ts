import { isIP } from 'node:net';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Refused } from './refused.ts';
import type { HttpMiddleware } from './requestState.ts';

/** What an operator's monitoring reads: requests, durations, appended ledger entries, and the process itself. */
export interface Metrics {
  countRequest(method: string, route: string, status: number, ms: number): void;
  /** Called by a consumer of the log for every batch that was acknowledged. */
  countAppended(entries: number): void;
  /** From now on shown with each print: how many notices wait because we failed to tell or record them. */
  watchNotices(failing: () => number): void;
  /** Prometheus text format. */
  print(): Promise<string>;
  readonly contentType: string;
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** A registry of its own, so that two servers in one process do not share counters. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the last byte of the answer, by method and route pattern.',
    labelNames: ['method', 'route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const appended = new Counter({
    name: 'ledger_entries_appended_total',
    help: 'Ledger entries acknowledged as durable.',
    registers: [registry],
  });
  return {
    countRequest(method, route, status, ms) {
      const known = METHODS.has(method) ? method : 'other';
      requests.inc({ method: known, route, status });
      durations.observe({ method: known, route }, ms / 1000);
    },
    countAppended: (entries) => appended.inc(entries),
    watchNotices(failing) {
      new Gauge({
        name: 'notices_failing',
        help: 'Notices that could not be told or recorded and are tried again.',
        registers: [registry],
        collect() {
          this.set(failing());
        },
      });
    },
    print: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Answers programs on the same machine only; behind a reverse proxy there every caller is from outside. */
export function answerMetrics(metrics: Metrics): HttpMiddleware {
  return async (ctx) => {
    const forwarded = ctx.get('x-forwarded-for') !== '' || ctx.get('forwarded') !== '';
    if (forwarded || !isLoopback(ctx.req.socket.remoteAddress)) throw new Refused('request/not-found');
    ctx.type = metrics.contentType;
    ctx.body = await metrics.print();
  };
}

function isLoopback(address: string | undefined): boolean {
  if (address === undefined || isIP(address) === 0) return false;
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

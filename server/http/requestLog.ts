import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Metrics } from './metrics.ts';
import type { HttpMiddleware } from './requestState.ts';

const SANE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{7,63}$/;

/**
 * Gives every request its id (an `x-request-id` sent along is kept if it looks like one) and writes one line when it
 * has been answered: method, route pattern, status, milliseconds, id, and whether somebody was signed in. Never a
 * path with ids, an address, a header or a body.
 */
export function requestLog(log: Logger, clock: Clock, metrics: Metrics): HttpMiddleware {
  return async (ctx, next) => {
    const sent = ctx.get('x-request-id');
    const requestId = SANE_ID.test(sent) ? sent : randomUUID();
    ctx.state.requestId = requestId;
    ctx.state.pattern = null;
    ctx.state.signedIn = false;
    ctx.set('x-request-id', requestId);
    const startedAt = clock.now();
    // 'close' comes after the last byte, and also for a caller who went away before it.
    ctx.res.once('close', () => {
      const { pattern, signedIn } = ctx.state;
      const ms = clock.now() - startedAt;
      const status = ctx.res.writableFinished ? ctx.res.statusCode : 499;
      const route = pattern ?? '(none)';
      metrics.countRequest(ctx.method, route, status, ms);
      log[status >= 500 ? 'warn' : 'info'](
        { requestId, method: ctx.method, route, status, ms, signedIn },
        'request',
      );
    });
    await next();
  };
}

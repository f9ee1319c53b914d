import { refuse } from '../../shared/refusal.ts';
import { Refused } from './refused.ts';
import type { HttpMiddleware } from './requestState.ts';

/** True when the server may serve; otherwise one word of why not (`recovering`, `database-away`). */
export type Ready = () => true | string;

/** The process lives, whatever the state of its database. */
export const answerHealth: HttpMiddleware = (ctx) => {
  ctx.set('cache-control', 'no-store');
  ctx.body = { status: 'alive' };
};

/**
 * 200 when ready to serve, with the code of what an operator has to look at although it serves; 503 before recovery ends or
 * while the database is away.
 */
export function answerReady(ready: Ready, alarm: () => string | undefined): HttpMiddleware {
  return (ctx) => {
    refuseUnlessReady(ready);
    ctx.set('cache-control', 'no-store');
    const code = alarm();
    ctx.body = { status: 'ready', ...(code === undefined ? {} : { alarm: code }) };
  };
}

/** Throws 503 `server/unavailable` with the reason while the server is not ready. */
export function refuseUnlessReady(ready: Ready): void {
  const state = ready();
  if (state !== true) throw new Refused(refuse('server/unavailable', { reason: state }));
}

/** The same for whatever path no route has taken, so that nobody takes "not yet" for "not there". */
export function refuseUntilReady(ready: Ready): HttpMiddleware {
  return async (ctx, next) => {
    if (ctx.path.startsWith('/api/') || ctx.path === '/live') refuseUnlessReady(ready);
    await next();
  };
}

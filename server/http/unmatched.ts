import type { Router } from '@koa/router';
import { Refused } from './refused.ts';
import type { HttpMiddleware, RequestState } from './requestState.ts';

/**
 * Answers what no route and no file did: a known path with another method is 405 with `Allow` (`OPTIONS`: 204 with
 * it), everything else 404.
 */
export function answerUnmatched(router: Router<RequestState, object>): HttpMiddleware {
  return (ctx) => {
    const methods = new Set(router.match(ctx.path, ctx.method).path.flatMap((layer) => layer.methods));
    // The method itself is among them where a route passed the request on: the page without its build.
    if (methods.size === 0 || methods.has(ctx.method)) throw new Refused('request/not-found');
    const allow = [...methods, 'OPTIONS'].join(', ');
    if (ctx.method !== 'OPTIONS') throw new Refused('request/method-not-allowed', { allow });
    ctx.set('allow', allow);
    ctx.status = 204;
  };
}

import { Refused } from './refused.ts';
import type { HttpMiddleware } from './requestState.ts';
import type { RouteTable } from './routeTable.ts';

/**
 * Answers what no route and no file did: a known path with another method is 405 with `Allow` (`OPTIONS`: 204 with
 * it), everything else 404.
 */
export function answerUnmatched(table: Pick<RouteTable, 'methodsOf'>): HttpMiddleware {
  return (ctx) => {
    const methods = table.methodsOf(ctx.path);
    // The method itself is among them where a route passed the request on: the page without its build.
    if (methods.size === 0 || methods.has(ctx.method)) throw new Refused('request/not-found');
    const allow = [...methods, 'OPTIONS'].join(', ');
    if (ctx.method !== 'OPTIONS') throw new Refused('request/method-not-allowed', { allow });
    ctx.set('allow', allow);
    ctx.status = 204;
  };
}

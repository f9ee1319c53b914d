import Koa from 'koa';
import helmet from 'koa-helmet';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import { answerErrors } from './http/answerErrors.ts';
import { answerRoute } from './http/answerRoute.ts';
import { answerContract, answerDocs } from './http/docsPage.ts';
import { answerHealth, answerReady, type Ready, refuseUntilReady } from './http/health.ts';
import { answerMetrics, type Metrics } from './http/metrics.ts';
import { describeApi, type OpenApi } from './http/openapi.ts';
import { allowOrigins } from './http/origin.ts';
import { servePage } from './http/page.ts';
import { pathGuard } from './http/pathGuard.ts';
import { createRateLimiter, type RateTable } from './http/rateLimit.ts';
import { requestLog } from './http/requestLog.ts';
import { createRouteTable, type RouteTable } from './http/routeTable.ts';
import type { HttpMiddleware, RequestState } from './http/requestState.ts';
import { answerVerifyPage } from './proof/answerVerifyPage.ts';
import type { Route } from './http/route.ts';
import type { FindCaller } from './http/session.ts';
import { answerUnmatched } from './http/unmatched.ts';

/** Everything the HTTP side of the server is put together from. */
export interface AppParts {
  readonly routes: readonly Route[];
  readonly findCaller: FindCaller;
  readonly ready: Ready;
  /** What an operator has to look at although the server serves; nothing unless given. */
  readonly alarm?: () => string | undefined;
  /** Tells a database that is away (503) from a bug (500). */
  readonly isAway: (thrown: unknown) => boolean;
  /** Folder of the built web page; without one `/` is 404. */
  readonly pageFolder: string | undefined;
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  /** Whether one reverse proxy in front is believed about the caller's address. */
  readonly trustProxy: boolean;
  readonly rateLimits: boolean;
  /** Other numbers than the usual, for tests. */
  readonly rateTable?: RateTable;
  readonly version: string;
  readonly log: Logger;
  readonly clock: Clock;
  readonly metrics: Metrics;
}

/** Puts the server's HTTP side together: the order of the middleware, once, and every path. */
export function buildApp(parts: AppParts): Koa<RequestState, object> {
  const { log, clock, metrics } = parts;
  const app = new Koa<RequestState, object>({ proxy: parts.trustProxy, maxIpsCount: 1 });
  // Broken off while being sent: the request's own line in the log has it.
  app.on('error', (error: unknown) => log.debug({ code: codeOf(error) }, 'answer broken off'));
  const page = parts.pageFolder === undefined ? null : servePage(parts.pageFolder, parts);
  const table = routeTableOf(parts, page);

  // First, because everything below is counted, and may need the request's id.
  app.use(requestLog(log, clock, metrics));
  // Before the errors, so that a refusal carries the same protection as an answer.
  app.use(securityHeaders(parts.publicUrl));
  // Before the errors too: a page must be able to read why it was refused.
  app.use(allowOrigins(parts));
  // Around everything that can throw.
  app.use(answerErrors(log, parts.isAway));
  // Before any path is compared with a route or a file.
  app.use(pathGuard);
  app.use(table.dispatch);
  // After the routes: no file can stand in front of one.
  if (page !== null) app.use(page);
  // While the server recovers it cannot say that something is not there.
  app.use(refuseUntilReady(parts.ready));
  // Last: 405 for a known path, 404 for the rest.
  app.use(answerUnmatched(table));
  return app;
}

function routeTableOf(parts: AppParts, page: HttpMiddleware | null): RouteTable {
  const table = createRouteTable();
  const limiter = createRateLimiter(parts.rateLimits ? 'on' : 'off', parts.rateTable);
  // Describing every schema takes a third of a second: a server that starts again does not wait for it.
  let described: OpenApi | undefined;
  const contract = () => (described ??= describeApi(parts.routes, parts.version));
  const get = (path: string, handler: HttpMiddleware) =>
    table.add('GET', path, async (ctx, next) => {
      ctx.state.pattern = path;
      await handler(ctx, next);
    });
  get('/healthz', answerHealth);
  get('/readyz', answerReady(parts.ready, parts.alarm ?? (() => undefined)));
  get('/metrics', answerMetrics(parts.metrics));
  get('/api/v1/openapi.json', answerContract(contract));
  get('/api/v1/docs', answerDocs(contract));
  get('/verify.html', answerVerifyPage());
  // Named here as well as among the files, so that another method is 405 like everywhere.
  if (page !== null) get('/', page);
  for (const route of parts.routes) {
    const pattern = `/api/v1${route.path}`;
    table.add(route.method, pattern, async (ctx) => {
      ctx.state.pattern = pattern;
      await answerRoute(ctx, ctx.params, route, { ...parts, limiter });
    });
  }
  return table;
}

/** For answers that are data; the pages set a content policy of their own over this one. */
function securityHeaders(publicUrl: string | undefined): HttpMiddleware {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Only a server that is reached by HTTPS may promise to be.
    strictTransportSecurity: publicUrl?.startsWith('https://') === true,
    xFrameOptions: false,
  });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

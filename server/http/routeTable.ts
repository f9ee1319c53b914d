import Router, { type RouterMiddleware } from '@koa/router';
import type { RequestState } from './requestState.ts';

type ApiRouter = Router<RequestState, object>;
type Dispatch = ReturnType<ApiRouter['routes']>;

/** Every path that the server answers, with its methods. */
export interface RouteTable {
  /** Adds a route; `GET` answers `HEAD` too. */
  add(method: string, path: string, handler: RouterMiddleware<RequestState, object>): void;
  /** Answers a request that has a route, and passes on every other. */
  readonly dispatch: Dispatch;
  /** The methods under which a path is answered; none for an unknown path. */
  methodsOf(path: string): ReadonlySet<string>;
}

/**
 * A router tries the pattern of each of its routes on every request. There are more than a hundred, so they stand in small
 * routers, one for each method and first word behind `/api/v1/`.
 */
export function createRouteTable(): RouteTable {
  const routers = new Map<string, { readonly router: ApiRouter; readonly dispatch: Dispatch }>();
  const routerAt = (place: string): ApiRouter => {
    const known = routers.get(place);
    if (known !== undefined) return known.router;
    const router: ApiRouter = new Router({ sensitive: true, strict: true });
    routers.set(place, { router, dispatch: router.routes() });
    return router;
  };
  return {
    add(method, path, handler) {
      routerAt(placeOf(method, path)).register(path, [method], handler);
    },
    async dispatch(ctx, next) {
      const found = routers.get(placeOf(ctx.method === 'HEAD' ? 'GET' : ctx.method, ctx.path));
      await (found === undefined ? next() : found.dispatch(ctx, next));
    },
    methodsOf(path) {
      const fitting = [...routers.values()].flatMap(({ router }) => router.match(path, 'GET').path);
      return new Set(fitting.flatMap(({ methods }) => methods));
    },
  };
}

/** `POST rounds` of `/api/v1/rounds/:roundId/responses`; paths outside of the API share a place. */
function placeOf(method: string, path: string): string {
  return `${method} ${path.split('/', 4)[3] ?? ''}`;
}

import type Koa from 'koa';

/** What the middleware knows of a request and hands down; never anything of its content. */
export interface RequestState {
  requestId: string;
  /** `/api/v1/rounds/:roundId`: the pattern, so that logs and metrics hold no ids. Null: no route matched. */
  pattern: string | null;
  signedIn: boolean;
}

export type HttpMiddleware = Koa.Middleware<RequestState, object>;
export type HttpContext = Koa.ParameterizedContext<RequestState, object>;

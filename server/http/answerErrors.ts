import type { Logger } from 'pino';
import { REFUSALS, type Refusal, type RefusalBody, type RefusalCode, refuse } from '../../shared/refusal.ts';
import { describeBug } from './describeBug.ts';
import { Refused } from './refused.ts';
import type { HttpContext, HttpMiddleware } from './requestState.ts';

const UNAVAILABLE_RETRY_SECONDS = 5;

/** The body of a refused request. */
export function refusalBody(refusal: Refusal, requestId: string): RefusalBody {
  const { refused, fields, details } = refusal;
  return {
    error: {
      ...details,
      code: refused,
      message: REFUSALS[refused][1],
      ...(fields === undefined ? {} : { fields }),
      requestId,
    },
  };
}

/** Answers with a refusal: status, Chinese sentence, wrong fields, request id; `Retry-After` wherever it is 429 or 503. */
export function answerRefusal(
  ctx: HttpContext,
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
): void {
  const status = REFUSALS[refusal.refused][0];
  ctx.status = status;
  ctx.set('cache-control', 'no-store');
  ctx.set(headers);
  if ((status === 429 || status === 503) && !ctx.res.hasHeader('retry-after')) {
    const seconds = refusal.details?.['retryAfterSeconds'];
    ctx.set('retry-after', String(typeof seconds === 'number' ? seconds : UNAVAILABLE_RETRY_SECONDS));
  }
  ctx.body = refusalBody(refusal, ctx.state.requestId);
}

/**
 * The one place where what was thrown becomes an answer. A refusal is answered as itself, an error of the stock
 * middleware as the nearest refusal, a database that is away as 503, and everything else is a bug: 500 with the
 * request id and nothing of the inside, which goes to the log.
 */
export function answerErrors(log: Logger, isAway: (thrown: unknown) => boolean): HttpMiddleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (thrown) {
      if (thrown instanceof Refused) return answerRefusal(ctx, thrown.refusal, thrown.headers);
      const stock = stockRefusal(thrown);
      if (stock !== undefined) return answerRefusal(ctx, refuse(stock));
      const { requestId, pattern } = ctx.state;
      const away = isAway(thrown);
      log.error({ requestId, route: pattern, bug: describeBug(thrown) }, away ? 'database away' : 'bug');
      answerRefusal(ctx, refuse(away ? 'server/unavailable' : 'server/fault'));
    }
  };
}

/** http-errors of koa, koa-send and the router that are the caller's fault. */
function stockRefusal(thrown: unknown): RefusalCode | undefined {
  if (thrown instanceof URIError) return 'request/bad-path';
  if (typeof thrown !== 'object' || thrown === null || !('expose' in thrown && 'status' in thrown))
    return undefined;
  if (thrown.expose !== true) return undefined;
  switch (thrown.status) {
    case 403:
    case 404:
      return 'request/not-found';
    case 413:
      return 'request/too-large';
    case 415:
      return 'request/unsupported-type';
    default:
      return 'request/bad-path';
  }
}

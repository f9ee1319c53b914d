import { isRefusal, REFUSALS } from '../../shared/refusal.ts';
import { answerRefusal } from './answerErrors.ts';
import { type Ready, refuseUnlessReady } from './health.ts';
import { readJsonBody } from './jsonBody.ts';
import type { RateLimiter } from './rateLimit.ts';
import type { HttpContext } from './requestState.ts';
import type { Route } from './route.ts';
import { answerFile, SentFile } from './sentFile.ts';
import { admit, type FindCaller, readCaller } from './session.ts';

/** What every route needs of the server around it. */
export interface RouteSurroundings {
  readonly ready: Ready;
  readonly limiter: RateLimiter;
  readonly findCaller: FindCaller;
}

/**
 * Answers one request of a route: may anybody be served → address budget → who asks → may they → session budget →
 * read → validate → is it a guess too many → handle. Cheap refusals first, and nothing of a body is believed before
 * its sender is known to be allowed.
 */
export async function answerRoute(
  ctx: HttpContext,
  params: Readonly<Record<string, string>>,
  route: Route,
  { ready, limiter, findCaller }: RouteSurroundings,
): Promise<void> {
  refuseUnlessReady(ready);
  await limiter.enterAddress(route.budget, ctx.ip);
  const caller = await readCaller(ctx.req.headers.authorization, ctx.ip, findCaller);
  ctx.state.signedIn = caller.account !== null;
  admit(caller, route);
  await limiter.enterSession(route.budget, caller);
  const body = route.reads === 'upload' ? undefined : await readJsonBody(ctx.req);
  const { requestId } = ctx.state;
  const call = route.prepare({ params, query: ctx.query, body, caller, requestId, request: ctx.req });
  if (isRefusal(call)) return answerRefusal(ctx, call);
  await limiter.enterGuess(route.budget, caller, call.guessAt);
  const outcome = await call.handle();
  if (isRefusal(outcome)) {
    const status = REFUSALS[outcome.refused][0];
    if (status < 500) await limiter.settleGuess(route.budget, caller, call.guessAt, true);
    return answerRefusal(ctx, outcome);
  }
  await limiter.settleGuess(route.budget, caller, call.guessAt, false);
  if (outcome instanceof SentFile) return answerFile(ctx, outcome);
  ctx.set('cache-control', 'no-store');
  ctx.status = outcome.status;
  if (outcome.status === 204) ctx.body = null;
  else {
    ctx.type = 'application/json';
    // As bytes: a text would be measured three times on its way out, and a receipt's is long.
    ctx.body = Buffer.from(JSON.stringify(outcome.body), 'utf8');
  }
}

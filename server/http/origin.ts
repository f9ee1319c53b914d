import cors from '@koa/cors';
import type { HttpMiddleware } from './requestState.ts';

/** The web pages that may use the API and the socket beside the server's own: `PUBLIC_URL` and the configured list. */
export interface KnownOrigins {
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
}

/**
 * Whether a page of this origin may talk to the server that was reached as `host`. No origin is no page (a mini
 * program, a script): there the token decides. `null` (sandboxed and local pages) is a stranger.
 */
export function isKnownOrigin(origin: string, host: string, known: KnownOrigins): boolean {
  if (origin === known.publicUrl || known.allowedOrigins.includes(origin)) return true;
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false;
  const parsed = new URL(origin);
  return (
    parsed.origin === origin && parsed.host === host.toLowerCase().replace(defaultPort(parsed.protocol), '')
  );
}

/** CORS for known origins; a stranger gets no `Access-Control-Allow-Origin`, so its browser keeps the answer from it. */
export function allowOrigins(known: KnownOrigins): HttpMiddleware {
  return cors({
    origin: (ctx) => {
      const origin = ctx.get('origin');
      return origin !== '' && isKnownOrigin(origin, ctx.host, known) ? origin : '';
    },
    allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'x-request-id'],
    exposeHeaders: ['retry-after', 'x-request-id'],
    maxAge: 600,
  });
}

function defaultPort(protocol: string): RegExp {
  return protocol === 'https:' ? /:443$/ : /:80$/;
}

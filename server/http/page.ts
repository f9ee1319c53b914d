import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import serveStatic from 'koa-static';
import type { KnownOrigins } from './origin.ts';
import type { HttpMiddleware } from './requestState.ts';

const HASHED_NAME = /[.-][0-9a-f]{8,32}\.(chunk\.)?[a-z0-9]+(\.(br|gz))?$/i;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/**
 * Serves the web page's build: files named by their content for ever, the rest checked every time. Nothing that
 * begins with a dot, no folder listing, no fall-back to the page: its routes are behind the `#`, so an unknown path
 * is left to the next middleware. A `.br` or `.gz` beside a file (see `precompressPage`) is sent where it is understood.
 */
export function servePage(folder: string, known: KnownOrigins): HttpMiddleware {
  const files = serveStatic(folder, {
    setHeaders: (response, path) => {
      response.setHeader('vary', 'Origin, Accept-Encoding');
      response.setHeader(
        'cache-control',
        HASHED_NAME.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  return async (ctx, next) => {
    let passed = false;
    await files(ctx, async () => {
      passed = true;
      await next();
    });
    if (passed) return;
    ctx.state.pattern = '(page)';
    if (ctx.type === 'text/html') ctx.set('content-security-policy', await pagePolicy(folder, known));
    // 200 with a file; a browser that has it already gets none.
    if (ctx.fresh) ctx.status = 304;
  };
}

/**
 * The page may load from its own server alone. Taro sets styles on elements, and its template computes the base font
 * size in one inline script, which is allowed by its hash. The socket's address is named because older WebKit does
 * not count it as 'self'.
 */
async function pagePolicy(folder: string, known: KnownOrigins): Promise<string> {
  const socket = known.publicUrl === undefined ? [] : [known.publicUrl.replace(/^http/, 'ws')];
  return [
    "default-src 'self'",
    ["script-src 'self'", ...(await inlineScriptHashes(folder))].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...socket].join(' '),
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

async function inlineScriptHashes(folder: string): Promise<string[]> {
  const html = await readFile(join(folder, 'index.html'), 'utf8').catch(() => '');
  return [...html.matchAll(INLINE_SCRIPT)]
    .map((match) => match[1] ?? '')
    .filter((script) => script.trim() !== '')
    .map((script) => `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`);
}

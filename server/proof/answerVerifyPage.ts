import type { HttpMiddleware } from '../http/requestState.ts';
import { buildVerifyPage, type VerifyPage } from './buildVerifyPage.ts';

/** Serves the page that verifies without a server, to be used here or saved; built when it is first asked for. */
export function answerVerifyPage(): HttpMiddleware {
  let built: Promise<VerifyPage> | undefined;
  return async (ctx) => {
    built ??= buildVerifyPage();
    const { html, policy } = await built;
    ctx.set('cache-control', 'no-cache');
    ctx.set('content-security-policy', policy);
    ctx.type = 'html';
    ctx.body = html;
  };
}

import { Refused } from './refused.ts';
import type { HttpMiddleware } from './requestState.ts';

/**
 * Refuses an address that two readers could read differently: malformed percent signs, encoded slashes, backslashes
 * and NUL in the path, malformed percent signs and NUL in the query.
 */
export const pathGuard: HttpMiddleware = async (ctx, next) => {
  if (/%(2f|5c|00)/i.test(ctx.path) || /[\\\0]/.test(ctx.path)) throw new Refused('request/bad-path');
  if (!isDecodable(ctx.path)) throw new Refused('request/bad-path');
  if (/%00/.test(ctx.querystring) || !isDecodable(ctx.querystring)) throw new Refused('request/bad-path');
  await next();
};

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

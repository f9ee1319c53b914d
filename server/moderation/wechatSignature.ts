import { createHash, timingSafeEqual } from 'node:crypto';
import type { WechatSignature } from '../../shared/moderation/moderationApi.ts';

/** Whether WeChat made this call: it knows the token that the operator has entered on both sides. */
export function isFromWechat(token: string, { signature, timestamp, nonce }: WechatSignature): boolean {
  const right = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === right.length && timingSafeEqual(given, right);
}

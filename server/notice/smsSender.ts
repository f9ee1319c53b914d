import { createHmac } from 'node:crypto';
import { noticeWords } from '../../shared/notice/noticeWords.ts';
import type { Clock } from '../clock.ts';
import { maskPhone } from '../crypto/maskPersonal.ts';
import type { MessageToSend, Sender, SendOutcome } from './sending.ts';

/** A gateway for short messages that takes signed JSON. */
export interface SmsSettings {
  readonly url: string;
  readonly secret: string;
}

const TIMEOUT_MS = 5_000;
const MOBILE = /^1\d{10}$/;
const TOO_MANY = 429;
const REQUEST_TIMEOUT = 408;

/**
 * Short messages through a webhook of the operator's provider: `POST <url>` with `{messageId, phone, text, sentAt}`, the
 * headers `x-timestamp` (seconds) and `x-signature` = hex HMAC-SHA-256(secret, `<timestamp>.<body>`). 2xx: taken; 408, 429,
 * 5xx and no answer: tried again with the same `messageId`; anything else: this number is not reached.
 */
export function smsSender(deps: {
  readonly settings: SmsSettings;
  readonly clock: Clock;
  readonly log: { warn(fields: object, message: string): void };
  /** For one try; 5 s unless given. */
  readonly timeoutMs?: number;
}): Sender {
  const { settings, clock, log, timeoutMs = TIMEOUT_MS } = deps;
  const fail = (phone: string, why: string, outcome: SendOutcome): SendOutcome => {
    log.warn({ to: maskPhone(phone), why }, 'a short message was not taken');
    return outcome;
  };
  return {
    channel: 'sms',
    addressOf: ({ phone = '' }) => (MOBILE.test(phone) ? phone : undefined),
    async send({ messageId, to: { phone = '' }, notices }) {
      const now = clock.now();
      const body = JSON.stringify({
        messageId,
        phone,
        text: textOf(notices),
        sentAt: new Date(now).toISOString(),
      });
      const timestamp = String(Math.floor(now / 1000));
      const signature = createHmac('sha256', settings.secret).update(`${timestamp}.${body}`).digest('hex');
      const signal = AbortSignal.timeout(timeoutMs);
      try {
        const reply = await fetch(settings.url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-timestamp': timestamp,
            'x-signature': signature,
          },
          body,
          signal,
          redirect: 'error',
        });
        await reply.body?.cancel();
        if (reply.ok) return 'sent';
        const again = reply.status >= 500 || reply.status === TOO_MANY || reply.status === REQUEST_TIMEOUT;
        return fail(phone, `status ${reply.status}`, again ? 'later' : 'cannot');
      } catch {
        return fail(phone, signal.aborted ? 'timeout' : 'network', 'later');
      }
    },
  };
}

function textOf([first, ...others]: MessageToSend['notices']): string {
  const { text } = noticeWords(first.reason, first.words);
  const more = others.length === 0 ? '' : `另有${others.length}条消息。`;
  return `【小区改造】${text}${more}详情见“我的消息”，或联系社区。`;
}

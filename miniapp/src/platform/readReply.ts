import { REFUSALS, type FieldFault, type RefusalCode } from '../../../shared/refusal.ts';
import type { CallResult, ClientRefusal } from './clientRefusal.ts';

// Also the words of words/refusalSentence: a platform file may not know the words.
const NETWORK_SENTENCES = {
  'network/offline': '现在连不上网络，请检查网络后再试。已经登记的内容不受影响。',
  'network/timeout': '网络太慢，没有等到回应，请再试一次。已经登记的内容不受影响。',
} as const;

/** WeChat says `{errMsg: 'request:fail timeout'}`, a browser throws an Error or an AbortError: two codes for all. */
export function networkRefusal(failure: unknown): ClientRefusal {
  const words = wordsOf(failure);
  const code = /time[ _]?d?[ _]?out|abort/i.test(words) ? 'network/timeout' : 'network/offline';
  return { code, message: NETWORK_SENTENCES[code], status: 0, details: {} };
}

function wordsOf(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  if (typeof failure !== 'object' || failure === null) return '';
  return ['errMsg', 'message', 'name']
    .map((key) => (failure as Readonly<Record<string, unknown>>)[key])
    .filter((word) => typeof word === 'string')
    .join(' ');
}

/**
 * Reads an HTTP reply: 2xx with its JSON (nothing for an empty body), everything else as the refusal it carries. A reply
 * that is not ours (a proxy's page) counts by its status: 5xx as unavailable, the rest as a fault.
 */
export function readReply<Value>(status: number, text: string): CallResult<Value> {
  const body = parse(text);
  if (status >= 200 && status < 300) {
    if (text === '') return { ok: true, value: undefined as Value };
    if (body !== undefined) return { ok: true, value: body as Value };
    return { ok: false, refusal: foreignRefusal(502) };
  }
  return { ok: false, refusal: bodyRefusal(status, body) ?? foreignRefusal(status) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function bodyRefusal(status: number, body: unknown): ClientRefusal | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const error = body.error;
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const { code, message, fields, ...details } = error as Readonly<Record<string, unknown>>;
  if (!isRefusalCode(code)) return undefined;
  const refusal: ClientRefusal = {
    code,
    message: typeof message === 'string' ? message : REFUSALS[code][1],
    status,
    details,
  };
  return Array.isArray(fields) ? { ...refusal, fields: fields.filter(isFieldFault) } : refusal;
}

function foreignRefusal(status: number): ClientRefusal {
  const code: RefusalCode =
    status === 429 ? 'request/too-many' : status >= 500 ? 'server/unavailable' : 'server/fault';
  return { code, message: REFUSALS[code][1], status, details: {} };
}

function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && Object.prototype.hasOwnProperty.call(REFUSALS, code);
}

function isFieldFault(fault: unknown): fault is FieldFault {
  return typeof fault === 'object' && fault !== null && 'path' in fault && 'code' in fault;
}

import type { LiveRequest } from '../../shared/live/message.ts';

const LONGEST_TOKEN = 512;
const LONGEST_TOPIC = 200;

/** Reads one message of a client; undefined when it is anything but exactly one of the requests of the contract. */
export function readRequest(text: string): LiveRequest | undefined {
  const message = parseObject(text);
  if (!message) return undefined;
  const { op, ...rest } = message;
  const keys = Object.keys(rest);
  if (op === 'auth') {
    if (keys.length === 0) return { op };
    const { token } = rest;
    if (keys.length > 1 || typeof token !== 'string' || token.length > LONGEST_TOKEN) return undefined;
    return { op, token };
  }
  if (keys.length !== 1) return undefined;
  const { topics } = rest;
  if (op === 'subscribe' && isObject(topics)) {
    const wanted = Object.entries(topics);
    if (wanted.length === 0 || !wanted.every(isWantedTopic)) return undefined;
    return { op, topics: Object.fromEntries(wanted.filter(isWantedTopic)) };
  }
  if (op === 'unsubscribe' && Array.isArray(topics) && topics.length > 0 && topics.every(isTopic)) {
    return { op, topics };
  }
  return undefined;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTopic(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST_TOPIC;
}

function isWantedTopic(entry: [string, unknown]): entry is [string, number | null] {
  const [topic, lastSeq] = entry;
  return isTopic(topic) && (lastSeq === null || (Number.isSafeInteger(lastSeq) && Number(lastSeq) >= 0));
}

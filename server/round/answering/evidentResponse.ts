import type { ResponseBody } from '../../../shared/round/roundView.ts';
import { OWN_CHANNELS } from '../../../shared/round/round.ts';
import { isInstant } from '../../http/calendarDay.ts';
import { OPAQUE_ID } from '../../http/schema.ts';
import { CLIENT_KEY, HASH, isAnswerValue, LONGEST_REASON, MOST_ANSWERS } from '../roundSchemas.ts';

/**
 * Knows the body of an answer as a household's phone sends it: the plain case of `responseBody`, read by hand because the
 * schema asks joi about every answer of every ballot. Everything else, and everything wrong, is left to the schema.
 */
export function isEvidentResponse(body: unknown): body is ResponseBody {
  if (!isRecord(body)) return false;
  return (
    Object.keys(body).every((key) => isEvidentMember(key, body[key])) && NEEDED.every((key) => key in body)
  );
}

const NEEDED = ['clientKey', 'householdId', 'questionHash', 'answers'] as const;

function isEvidentMember(key: string, value: unknown): boolean {
  switch (key) {
    case 'clientKey':
      return matches(CLIENT_KEY, value);
    case 'householdId':
      return matches(OPAQUE_ID, value);
    case 'questionHash':
      return matches(HASH, value);
    case 'answers':
      return Array.isArray(value) && value.length <= MOST_ANSWERS && value.every(isEvidentAnswer);
    case 'answeredAt':
      return typeof value === 'string' && isInstant(value);
    case 'confirm':
      return typeof value === 'boolean';
    case 'channel':
      return OWN_CHANNELS.some((channel) => channel === value);
    default:
      return false;
  }
}

function isEvidentAnswer(answer: unknown): boolean {
  if (!isRecord(answer) || !matches(OPAQUE_ID, answer['questionId']) || !isAnswerValue(answer['value']))
    return false;
  return Object.keys(answer).every(
    (key) => key === 'questionId' || key === 'value' || (key === 'reason' && isReason(answer[key])),
  );
}

function isReason(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST_REASON;
}

function matches(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

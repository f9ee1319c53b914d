import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import type { Answer } from '../../shared/round/question.ts';
import { CHANNELS, OWN_CHANNELS, RELATIONS } from '../../shared/round/round.ts';
import { VISIT_OUTCOMES } from '../../shared/round/response.ts';
import { instant } from '../http/calendarDay.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';

/** Made by the client; long enough that nobody meets another's by chance. */
export const CLIENT_KEY = /^[A-Za-z0-9_-]{8,128}$/;
export const clientKey = Joi.string().pattern(CLIENT_KEY);
export const HASH = /^[0-9a-f]{64}$/;
const hash = Joi.string().pattern(HASH);
export const MOST_ANSWERS = 200;
export const LONGEST_REASON = 2000;
const isOptionId = (value: unknown): boolean => typeof value === 'string' && value.length <= 128;

/** Option id or text, mark, list of option ids, or marks by row. By hand: it runs for every answer of every ballot. */
export function isAnswerValue(value: unknown): value is Answer['value'] {
  if (typeof value === 'string') return value.length <= 5000;
  if (typeof value === 'number') return Number.isSafeInteger(value);
  if (Array.isArray(value)) return value.length <= 200 && value.every(isOptionId);
  if (typeof value !== 'object' || value === null) return false;
  const rows = Object.entries(value);
  return rows.length <= 200 && rows.every(([rowId, mark]) => isOptionId(rowId) && Number.isSafeInteger(mark));
}

/** Shape only; whether the value fits its question is said by `refuseAnswers`, on the phone as here. */
const answer = objectOf<Answer>({
  questionId: opaqueId,
  value: Joi.any()
    .custom((value: unknown, check) => (isAnswerValue(value) ? value : check.error('any.invalid')))
    .description('optionId | integer | [optionId] | {rowId: 1–5} | text, as the question says'),
  reason: optional(Joi.string().allow('').max(LONGEST_REASON)),
});

/** The answers of one ballot. */
export const answerList = Joi.array().items(answer).max(MOST_ANSWERS);

export const roundParams = objectOf<ParamsOf<'GET /rounds/:roundId'>>({ roundId: opaqueId });
export const householdQuery = objectOf<QueryOf<'GET /rounds/:roundId'>>({ householdId: optional(opaqueId) });

export const openQuery = objectOf<QueryOf<'POST /rounds/:roundId/open'>>({ questionHash: optional(hash) });

export const responseBody = objectOf<BodyOf<'POST /rounds/:roundId/responses'>>({
  clientKey,
  householdId: opaqueId,
  questionHash: hash,
  answers: answerList,
  confirm: optional(Joi.boolean()),
  channel: optional(Joi.string().valid(...CHANNELS)),
  answeredAt: optional(instant),
  relation: optional(Joi.string().valid(...RELATIONS)),
  visit: optional(objectOf<{ readonly visitedAt: string }>({ visitedAt: instant })),
  form: optional(
    objectOf<NonNullable<BodyOf<'POST /rounds/:roundId/responses'>['form']>>({
      serial: Joi.string().max(64),
      photo: optional(hash),
    }),
  ),
  proxy: optional(objectOf<{ readonly letterPhoto: string }>({ letterPhoto: hash })),
});

export const withdrawBody = objectOf<BodyOf<'POST /rounds/:roundId/withdraw'>>({
  clientKey,
  householdId: opaqueId,
  channel: optional(Joi.string().valid(...OWN_CHANNELS)),
});

export const visitBody = objectOf<BodyOf<'POST /visits'>>({
  clientKey,
  roundId: opaqueId,
  householdId: opaqueId,
  outcome: Joi.string().valid(...VISIT_OUTCOMES),
  visitedAt: instant,
});

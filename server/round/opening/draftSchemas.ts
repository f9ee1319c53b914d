import Joi from 'joi';
import type { BodyOf, QueryOf } from '../../../shared/api.ts';
import type { DraftChange, RuleChange } from '../../../shared/round/opening/draft.ts';
import { CHANNELS, DISCLOSURES, ROUND_KINDS } from '../../../shared/round/round.ts';
import { instant } from '../../http/calendarDay.ts';
import { objectOf, optional } from '../../http/schema.ts';
import { questionSchema } from './questionSchema.ts';
import { statutorySchema } from './statutorySchema.ts';

const version = Joi.number().integer().min(1).max(Number.MAX_SAFE_INTEGER);
const whole = (most: number) => Joi.number().integer().min(0).max(most);
const line = (most: number) =>
  Joi.string()
    .allow('')
    .max(most)
    .pattern(/^[^\u0000-\u001f\u007f]*$/);

const rule = objectOf<RuleChange>({
  thresholdPercent: optional(whole(1000)),
  counts: optional(Joi.string().valid('answered', 'asked')),
  answerOnce: optional(Joi.boolean()),
  improveMinPercent: optional(whole(1000)),
  basicObjectionDivisor: optional(whole(1000)),
  upgradeBudgetFen: optional(whole(Number.MAX_SAFE_INTEGER)),
  smallCellK: optional(whole(1000)),
  objectionDays: optional(whole(1000)),
});

const change = objectOf<DraftChange>({
  title: optional(line(200)),
  opensAt: optional(instant),
  closesAt: optional(instant),
  questions: optional(Joi.array().items(questionSchema).max(100)),
  rule: optional(rule),
  disclosure: optional(Joi.string().valid(...DISCLOSURES)),
  disclosureBasis: optional(line(500)),
  channels: optional(
    Joi.array()
      .items(Joi.string().valid(...CHANNELS))
      .max(CHANNELS.length),
  ),
  auditNumber: optional(line(64)),
  usePublishedPlan: optional(Joi.boolean().valid(true)),
  statutory: optional(statutorySchema),
}).min(1);

export const draftBody = objectOf<BodyOf<'POST /communities/:communityId/rounds'>>({
  kind: Joi.string().valid(...ROUND_KINDS),
});
export const changeBody = objectOf<BodyOf<'POST /rounds/:roundId/draft'>>({ version, change });
export const versionQuery = objectOf<QueryOf<'DELETE /rounds/:roundId/draft'>>({
  version: optional(version),
});

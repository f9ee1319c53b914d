import Joi from 'joi';
import { SATISFACTION_DIMENSIONS } from '../../../shared/round/satisfaction/satisfactionDimension.ts';
import {
  QUESTION_SECTIONS,
  type AskedIf,
  type Option,
  type Question,
} from '../../../shared/round/question.ts';
import { objectOf, oneOf, opaqueId, optional, type ShapesOf } from '../../http/schema.ts';

/** Written by hand, perhaps half finished: blank is allowed while drafting and named by the check before opening. */
const words = (most: number) =>
  Joi.string()
    .allow('')
    .max(most)
    // Line ends are words, other control characters are not.
    .pattern(/^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]*$/);
const count = Joi.number().integer().min(0).max(1000);
const fen = Joi.number().integer().min(0).max(Number.MAX_SAFE_INTEGER);
const ids = Joi.array().items(opaqueId);

const option = objectOf<Option>({
  optionId: opaqueId,
  label: words(100),
  costFen: optional(fen),
  legalEffect: optional(words(500)),
});
const options = Joi.array().items(option).max(60);
const dimension = Joi.string().valid(...SATISFACTION_DIMENSIONS);
const row = objectOf<Extract<Question, { readonly type: 'matrix' }>['rows'][number]>({
  rowId: opaqueId,
  label: words(100),
  dimension: optional(dimension),
});

const common = {
  questionId: opaqueId,
  title: words(200),
  help: optional(words(1000)),
  required: Joi.boolean(),
  scope: Joi.alternatives().try(Joi.string().valid('community'), ids.max(500)),
  touchesProperty: Joi.boolean(),
  itemId: optional(opaqueId),
  legalEffect: optional(words(500)),
  askedIf: optional(objectOf<AskedIf>({ questionId: opaqueId, optionIds: ids.max(60) })),
  section: Joi.string().valid(...QUESTION_SECTIONS),
  reasonRequiredFor: optional(ids.max(60)),
};
const limits = { options, min: count, max: count };

const shapes: ShapesOf<Question, 'type'> = {
  single: { ...common, options },
  stance: { ...common, options },
  multiple: { ...common, ...limits },
  ranking: { ...common, ...limits },
  basket: { ...common, options, budgetFen: fen },
  rating: { ...common, dimension: optional(dimension) },
  matrix: { ...common, rows: Joi.array().items(row).max(40) },
  text: { ...common, maxLength: Joi.number().integer().min(0).max(10_000) },
};

/** The shape of a question of a draft, by its type; whether it can be asked is said by `questionFaults`. */
export const questionSchema = oneOf<Question, 'type'>('type', shapes);

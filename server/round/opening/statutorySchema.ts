import Joi from 'joi';
import { STATUTORY_MATTERS } from '../../../shared/round/vote/statutoryMatter.ts';
import type {
  Convenor,
  StatutoryTerms,
  VoteMatter,
  VoteRule,
  VoteShare,
} from '../../../shared/round/vote/statutoryTerms.ts';
import { objectOf, oneOf, opaqueId, optional } from '../../http/schema.ts';

/** Blank while drafting; the check before opening names what is missing. */
const words = (most: number) =>
  Joi.string()
    .allow('')
    .max(most)
    .pattern(/^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f]*$/);
const share = objectOf<VoteShare>({
  numerator: Joi.number().integer().min(0).max(1000),
  denominator: Joi.number().integer().min(0).max(1000),
  strict: Joi.boolean(),
});
const law = words(300);

const rule = oneOf<VoteRule, 'kind'>('kind', {
  ordinary: { law },
  special: { law },
  custom: { law, text: words(2000), participation: share, agreement: share },
});

/** The shape of what an owners' vote has beside its questions; what it lacks is said by `statutoryFaults`. */
export const statutorySchema = objectOf<StatutoryTerms>({
  convenor: objectOf<Convenor>({ body: words(100), function: words(100), phone: words(40) }),
  noticeAt: words(40),
  meetingPlace: words(200),
  proxyRule: words(2000),
  procedure: words(10_000),
  matters: Joi.array()
    .items(
      objectOf<VoteMatter>({
        questionId: opaqueId,
        matter: Joi.string().valid(...STATUTORY_MATTERS),
        rule,
      }),
    )
    .max(100),
  officialSystem: optional(
    objectOf<NonNullable<StatutoryTerms['officialSystem']>>({ name: words(200), basis: words(500) }),
  ),
});

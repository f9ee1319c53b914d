import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../../shared/api.ts';
import { FLAG_OUTCOMES, FLAG_WORDS_LENGTH, type StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { AuditAct } from '../../audit/auditTrail.ts';
import type { Caller } from '../../http/caller.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { objectOf, opaqueId, optional, pageFields } from '../../http/schema.ts';
import { pageOf } from '../pageOf.ts';
import type { RoundParts } from '../roundParts.ts';
import { auditedAs, replyToFlag, reviewFlag } from './flagDesk.ts';
import { FLAG_READERS, FLAG_REVIEWERS, type FlagRecord } from './flagStore.ts';
import { presentFlag } from './presentFlag.ts';

const words = Joi.string().max(FLAG_WORDS_LENGTH).pattern(/\S/);
const params = objectOf<ParamsOf<'POST /staff-flags/:flagId/reply'>>({ flagId: opaqueId });
const query = objectOf<QueryOf<'GET /staff-flags'>>({
  ...pageFields,
  communityId: optional(opaqueId),
  state: optional(Joi.string().valid('open', 'reviewed')),
});
const replyBody = objectOf<BodyOf<'POST /staff-flags/:flagId/reply'>>({ words });
const reviewBody = objectOf<BodyOf<'POST /staff-flags/:flagId/review'>>({
  outcome: Joi.string().valid(...FLAG_OUTCOMES),
  words,
});

/** The routes of 登记异常提示: for staff alone, and each look and word in the audit log. */
export function flagRoutes(parts: RoundParts): Route[] {
  const { flags, audit } = parts;
  /** Works on a flag in the caller's reach and gives it back as it stands then. */
  const work = async (
    caller: Caller,
    flagId: string,
    act: AuditAct,
    command: (flag: FlagRecord) => Promise<Refusal | undefined>,
  ): Promise<StaffFlagView | Refusal> => {
    const read = () => flags.findInReach(caller, caller.account?.id ?? '', flagId);
    const flag = await read();
    if (flag === undefined) return refuse('request/not-found');
    return audit.perform(
      caller,
      act,
      async () => {
        const refused = await command(flag);
        return refused ?? presentFlag(parts, caller, (await read()) ?? flag);
      },
      (view) => auditedAs(flag, view),
    );
  };

  return [
    defineRoute({
      key: 'GET /staff-flags',
      who: 'signedIn',
      roles: ['worker', ...FLAG_READERS],
      summary:
        'What looks odd about entries by staff: the caller’s own, and those in scope toward who reviews; the look is in the audit log',
      query,
      async handle({ caller, query: { limit, cursor, ...filter } }) {
        const found = await flags.inReach(caller, caller.account?.id ?? '', filter);
        const page = {
          ...(limit === undefined ? {} : { limit }),
          ...(cursor === undefined ? {} : { cursor }),
        };
        const shown = await pageOf(
          found,
          page,
          ({ _id }) => _id,
          (flag) => presentFlag(parts, caller, flag),
        );
        if (isRefusal(shown)) return shown;
        const { communityId } = filter;
        const about = communityId === undefined ? { target: 'all' } : { target: communityId, communityId };
        return (await audit.record(caller, 'flags.view', about)) ?? shown;
      },
    }),
    defineRoute({
      key: 'POST /staff-flags/:flagId/reply',
      who: 'signedIn',
      roles: ['worker', 'communityAdmin'],
      summary: 'Say how it was, to whoever reviews what looks odd about the own entries',
      params,
      body: replyBody,
      handle: ({ caller, params: { flagId }, body }) =>
        work(caller, flagId, 'flag.reply', (flag) => replyToFlag(parts, caller, flag, body.words)),
    }),
    defineRoute({
      key: 'POST /staff-flags/:flagId/review',
      who: 'signedIn',
      roles: FLAG_REVIEWERS,
      summary:
        'Review what looks odd about another person’s entries: explained, or the households are asked again',
      params,
      body: reviewBody,
      handle: ({ caller, params: { flagId }, body }) =>
        work(caller, flagId, 'flag.review', (flag) => reviewFlag(parts, caller, flag, body)),
    }),
  ];
}

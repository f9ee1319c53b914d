import Joi from 'joi';
import type { BodyOf } from '../../../shared/api.ts';
import { isRefusal, refuse } from '../../../shared/refusal.ts';
import { SCRUTINEERS } from '../../../shared/round/case/scrutineer.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { objectOf, opaqueId } from '../../http/schema.ts';
import { appointScrutineers } from './appointScrutineers.ts';
import type { RoundParts } from '../roundParts.ts';
import { clientKey, roundParams } from '../roundSchemas.ts';
import { staffRound } from '../answering/staffDoor.ts';

const APPOINTING = ['communityAdmin'] as const;

const scrutineersBody = objectOf<BodyOf<'POST /rounds/:roundId/scrutineers'>>({
  clientKey,
  bindingIds: Joi.array().items(opaqueId).length(SCRUTINEERS),
});

/** The route by which two residents are named who recount a round (核对人). */
export function scrutineerRoutes(parts: RoundParts): Route[] {
  return [
    defineRoute({
      key: 'POST /rounds/:roundId/scrutineers',
      who: 'signedIn',
      roles: APPOINTING,
      summary: 'Appoint two residents of two households who recount the round after its close, in public',
      params: roundParams,
      body: scrutineersBody,
      async handle({ caller, params: { roundId }, body }) {
        const found = await staffRound(parts, caller, roundId, APPOINTING);
        if (found === undefined) return refuse('request/not-found');
        const appointed = await parts.audit.perform(
          caller,
          'scrutineers.appoint',
          () => appointScrutineers(parts, caller, found.round, body),
          ({ hash }) => ({ target: roundId, communityId: found.community._id, once: hash }),
        );
        return isRefusal(appointed) ? appointed : new Answered(201, appointed);
      },
    }),
  ];
}

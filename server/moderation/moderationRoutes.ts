import Joi from 'joi';
import type { BodyOf, QueryOf } from '../../shared/api.ts';
import { refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, optional } from '../http/schema.ts';
import { SentFile } from '../http/sentFile.ts';
import type { PhotoCheck } from './photoCheck.ts';
import { isFromWechat } from './wechatSignature.ts';

const word = Joi.string().min(1).max(200);
const signed = {
  signature: Joi.string().hex().length(40),
  timestamp: Joi.string().pattern(/^\d{1,16}$/),
  nonce: word,
};

/** The routes that WeChat calls; without the token that it signs with they do not exist. */
export function moderationRoutes(token: string | undefined, photos: Pick<PhotoCheck, 'heard'>): Route[] {
  return [
    defineRoute({
      key: 'GET /moderation/wechat',
      who: 'anyone',
      answers: 'text/plain',
      summary: 'WeChat asks whether this address is ours (signed with the shared token)',
      query: objectOf<QueryOf<'GET /moderation/wechat'>>({ ...signed, echostr: word }),
      handle: ({ query }) =>
        token !== undefined && isFromWechat(token, query)
          ? new SentFile('text/plain', Buffer.from(query.echostr))
          : refuse('request/not-found'),
    }),
    defineRoute({
      key: 'POST /moderation/wechat',
      who: 'anyone',
      answers: 'text/plain',
      summary: 'What WeChat found in a photograph (signed with the shared token)',
      query: objectOf<QueryOf<'POST /moderation/wechat'>>({ ...signed, openid: optional(word) }),
      // WeChat adds fields as it likes.
      body: Joi.object<BodyOf<'POST /moderation/wechat'>>({
        MsgType: word.required(),
        Event: Joi.string().max(200),
        trace_id: Joi.string().max(200),
        result: Joi.object({ suggest: Joi.string().max(40) }).unknown(true),
      }).unknown(true),
      async handle({ query, body }) {
        if (token === undefined || !isFromWechat(token, query)) return refuse('request/not-found');
        const { Event: event, trace_id: traceId, result } = body;
        if (event === 'wxa_media_check' && traceId !== undefined && result?.suggest !== undefined)
          await photos.heard(traceId, result.suggest);
        return new SentFile('text/plain', Buffer.from('success'));
      },
    }),
  ];
}

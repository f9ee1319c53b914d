import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import { MESSAGE_TEMPLATES, type MessageTemplate } from '../../shared/notice/notice.ts';
import { SUBSCRIPTION_ANSWERS, type NoticeView } from '../../shared/notice/noticeApi.ts';
import { noticeWords } from '../../shared/notice/noticeWords.ts';
import { refuse, refuseFields } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, pageFields } from '../http/schema.ts';
import { readNoticeCursor, writeNoticeCursor } from './noticeCursor.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { NoticeParts } from './noticeParts.ts';
import { noticeReader } from './noticeReader.ts';
import { isOfficeAddressee } from './noticeStore.ts';

const USUAL_LIMIT = 20;
/** WeChat asks for three templates at a time at most. */
const MOST_TEMPLATES = 3;

/** The routes of 我的消息 and of the leave that WeChat wants for each message. */
export function noticeRoutes(parts: NoticeParts): Route[] {
  const { lists, credits, templates, clock } = parts;
  return [
    defineRoute({
      key: 'GET /notices',
      who: 'signedIn',
      summary: 'My messages, newest first, with how many I have not opened',
      query: objectOf<QueryOf<'GET /notices'>>(pageFields),
      async handle({ caller: { account }, query: { limit = USUAL_LIMIT, cursor } }) {
        if (account === null) return refuse('session/not-signed-in');
        const after = cursor === undefined ? undefined : readNoticeCursor(cursor);
        if (cursor !== undefined && after === undefined)
          return refuseFields([{ path: 'cursor', code: 'format' }]);
        const reader = noticeReader(account);
        const page = await lists.page(reader, after === undefined ? { limit } : { limit, after });
        return {
          items: page.items.map((notice) => present(notice, account.id)),
          nextCursor: writeNoticeCursor(page.next),
          unread: await lists.unread(reader),
        };
      },
    }),
    defineRoute({
      key: 'POST /notices/:noticeId/read',
      who: 'signedIn',
      summary: 'I have opened this message',
      params: objectOf<ParamsOf<'POST /notices/:noticeId/read'>>({ noticeId: opaqueId }),
      async handle({ caller: { account }, params: { noticeId } }) {
        if (account === null) return refuse('session/not-signed-in');
        const reader = noticeReader(account);
        if (!(await lists.read(reader, noticeId, new Date(clock.now())))) return refuse('request/not-found');
        parts.recordSoon();
        return { unread: await lists.unread(reader) };
      },
    }),
    defineRoute({
      key: 'GET /notices/templates',
      who: 'signedIn',
      summary: 'The subscription messages for which WeChat may be asked',
      handle: () => ({
        items: MESSAGE_TEMPLATES.flatMap((template) => {
          const templateId = templates[template]?.templateId;
          return templateId === undefined ? [] : [{ template, templateId }];
        }),
      }),
    }),
    defineRoute({
      key: 'POST /notices/credits',
      who: 'signedIn',
      summary: 'What the person answered when WeChat asked, by template',
      body: objectOf<BodyOf<'POST /notices/credits'>>({
        templates: Joi.object()
          .pattern(/^[\w-]{1,64}$/, Joi.string().valid(...SUBSCRIPTION_ANSWERS))
          .min(1)
          .max(MOST_TEMPLATES),
      }),
      async handle({ caller: { account }, body }) {
        if (account === null) return refuse('session/not-signed-in');
        const left: Partial<Record<MessageTemplate, number>> = {};
        for (const template of MESSAGE_TEMPLATES) {
          const answer = body.templates[templates[template]?.templateId ?? ''];
          if (answer === 'accept') await credits.add(account.id, template);
          // `ban` and `filter` say nothing about what was given before.
          if (answer === 'reject') await credits.clear(account.id, template);
          if (answer !== undefined) left[template] = await credits.leftOf(account.id, template);
        }
        return { left };
      },
    }),
  ];
}

function present(
  { _id: noticeId, addressee, owedAt, reason, words, link, communityId, readBy }: NoticeRecord,
  accountId: string,
): NoticeView {
  return {
    noticeId,
    at: owedAt.toISOString(),
    ...noticeWords(reason, words),
    link,
    toOffice: isOfficeAddressee(addressee),
    communityId,
    read: readBy.includes(accountId),
  };
}

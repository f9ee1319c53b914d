import { chinaMinuteOf } from '../../shared/chinaTime.ts';
import { MESSAGE_TEMPLATES, templateOf, type MessageTemplate } from '../../shared/notice/notice.ts';
import { noticeWords } from '../../shared/notice/noticeWords.ts';
import type { WechatApi } from '../wechat/wechatApi.ts';
import type { MessageCredits } from './messageCredits.ts';
import type { NoticeRecord } from './noticeModel.ts';
import type { Sender, SendOutcome } from './sending.ts';

/** A template of the mini program: its id and the names of its three fields (what, about which, when). */
export interface TemplateSettings {
  readonly templateId: string;
  readonly fields: readonly [what: string, about: string, when: string];
}
export type Templates = Readonly<Partial<Record<MessageTemplate, TemplateSettings>>>;

/** WeChat's limit for a field of the kind `thing`, in characters. */
const THING_LENGTH = 20;
/** The person refused, or the credit was no longer there. */
const NO_CREDIT = 43101;
/** −1 busy, 45009 and 45011 quota: the same message may go out later. */
const LATER_CODES: readonly number[] = [-1, 45009, 45011];

/**
 * Subscription messages (subscribeMessage.send): one credit that the person gave is spent for each; without one nothing
 * is sent. A try that WeChat did not take gives the credit back.
 */
export function wechatSender(deps: {
  readonly api: WechatApi;
  readonly templates: Templates;
  readonly credits: MessageCredits;
  readonly log: { warn(fields: object, message: string): void };
}): Sender {
  const { api, templates, credits, log } = deps;

  const sendWith = async (
    { templateId, fields: [what, about, when] }: TemplateSettings,
    openid: string,
    notices: readonly [NoticeRecord, ...NoticeRecord[]],
  ): Promise<SendOutcome | 'no-credit'> => {
    const [first] = notices;
    const { title } = noticeWords(first.reason, first.words);
    const outcome = await api.post('/cgi-bin/message/subscribe/send', {
      touser: openid,
      template_id: templateId,
      page: 'me/messages',
      lang: 'zh_CN',
      data: {
        [what]: { value: shortened(title) },
        [about]: { value: shortened(aboutOf(notices)) },
        [when]: { value: chinaMinuteOf(first.owedAt.getTime()) },
      },
    });
    if ('reply' in outcome) return 'sent';
    if ('fault' in outcome) {
      log.warn({ fault: outcome.fault }, 'WeChat did not take a subscription message');
      return 'later';
    }
    if (outcome.errcode === NO_CREDIT) return 'no-credit';
    // 40003 openid, 40037 template, 41030 page, 47003 fields … are for the operator; 45009 ends with the day.
    log.warn({ errcode: outcome.errcode }, 'WeChat refused a subscription message');
    return LATER_CODES.includes(outcome.errcode) ? 'later' : 'cannot';
  };

  return {
    channel: 'wechat',
    addressOf: ({ openid }) => openid,
    async send({ to: { accountId, openid }, notices }) {
      if (openid === undefined) return 'cannot';
      const wanted = MESSAGE_TEMPLATES.filter((one) =>
        notices.some(({ reason }) => templateOf(reason) === one),
      );
      for (const template of wanted) {
        const settings = templates[template];
        if (settings === undefined || !(await credits.spend(accountId, template))) continue;
        const outcome = await sendWith(settings, openid, notices);
        if (outcome === 'sent') return 'sent';
        if (outcome === 'no-credit') await credits.clear(accountId, template);
        else await credits.giveBack(accountId, template);
        if (outcome === 'later') return 'later';
      }
      return 'cannot';
    },
  };
}

function aboutOf([first, ...others]: readonly [NoticeRecord, ...NoticeRecord[]]): string {
  const { number, title, place } = first.words;
  const about = number === undefined ? (title ?? place ?? '请打开小程序查看') : `诉求${number}`;
  return others.length === 0 ? about : `另有${others.length}条，${about}`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= THING_LENGTH ? text : `${characters.slice(0, THING_LENGTH - 1).join('')}…`;
}

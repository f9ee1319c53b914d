import Taro from '@tarojs/taro';
import type { SubscriptionAnswer } from '../../../shared/notice/noticeApi.ts';
import { isWebPage } from './device.ts';

/** What a person answered for each template. */
export type SubscriptionAnswers = Readonly<Record<string, SubscriptionAnswer>>;

/** Only WeChat has subscription messages. */
export const maySubscribe = !isWebPage;

/**
 * Lets WeChat ask whether it may bring one message of each template, three at most. To be called in a tap: WeChat refuses
 * it elsewhere. Undefined where WeChat did not ask (switched off by the person, an old version).
 */
export async function askSubscription(
  templateIds: readonly string[],
): Promise<SubscriptionAnswers | undefined> {
  if (!maySubscribe || templateIds.length === 0) return undefined;
  try {
    const said: unknown = await Taro.requestSubscribeMessage({
      tmplIds: [...templateIds],
      // Of another of Taro's platforms; WeChat does not look at it.
      entityIds: [],
    });
    return readAnswers(said, templateIds);
  } catch {
    return undefined;
  }
}

function readAnswers(said: unknown, templateIds: readonly string[]): SubscriptionAnswers | undefined {
  const answers = typeof said === 'object' && said !== null ? new Map(Object.entries(said)) : new Map();
  const read = templateIds.flatMap((templateId) => {
    const answer = answerOf(answers.get(templateId));
    return answer === undefined ? [] : [[templateId, answer] as const];
  });
  return read.length === 0 ? undefined : Object.fromEntries(read);
}

function answerOf(word: unknown): SubscriptionAnswer | undefined {
  if (typeof word !== 'string') return undefined;
  // With sound or in the foreground it is a yes all the same.
  if (word.indexOf('accept') === 0) return 'accept';
  return word === 'reject' || word === 'ban' || word === 'filter' ? word : undefined;
}

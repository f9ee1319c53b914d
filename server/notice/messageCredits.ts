import { trusted, type Connection } from 'mongoose';
import type { MessageTemplate } from '../../shared/notice/notice.ts';
import { messageCreditModel } from './noticeModel.ts';

/** How many messages of each template a person lets WeChat bring; one is spent for each message. */
export interface MessageCredits {
  /** The person said yes once more. WeChat keeps what was not used, so they add up. */
  add(accountId: string, template: MessageTemplate): Promise<void>;
  /** False when there was none. */
  spend(accountId: string, template: MessageTemplate): Promise<boolean>;
  giveBack(accountId: string, template: MessageTemplate): Promise<void>;
  /** The person said no, or WeChat says that none is left. */
  clear(accountId: string, template: MessageTemplate): Promise<void>;
  leftOf(accountId: string, template: MessageTemplate): Promise<number>;
}

/** Credits in the database. */
export function openMessageCredits(connection: Connection): MessageCredits {
  const credits = messageCreditModel(connection);
  const idOf = (accountId: string, template: MessageTemplate) => `${accountId}:${template}`;
  const add = async (accountId: string, template: MessageTemplate): Promise<void> => {
    await credits.updateOne({ _id: idOf(accountId, template) }, { $inc: { left: 1 } }, { upsert: true });
  };
  return {
    add,
    giveBack: add,
    async spend(accountId, template) {
      const filter = { _id: idOf(accountId, template), left: trusted({ $gt: 0 }) };
      return (await credits.updateOne(filter, { $inc: { left: -1 } })).modifiedCount === 1;
    },
    async clear(accountId, template) {
      await credits.updateOne({ _id: idOf(accountId, template) }, { $set: { left: 0 } });
    },
    async leftOf(accountId, template) {
      return (await credits.findById(idOf(accountId, template)).lean())?.left ?? 0;
    },
  };
}

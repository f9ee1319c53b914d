import type { Contact } from '../identity/contactStore.ts';
import type { NoticeRecord, SendingChannel } from './noticeModel.ts';

/**
 * What became of one try to send: `sent`, the provider took it; `cannot`, this person is not reached this way; `later`,
 * the provider did not answer or has had enough for now.
 */
export type SendOutcome = 'sent' | 'cannot' | 'later';

/** One message, for one or several notices of the same addressee; the first is the one that it is about. */
export interface MessageToSend {
  /** The same for every try, so that a provider can know a repetition. */
  readonly messageId: string;
  readonly to: Contact;
  readonly notices: readonly [NoticeRecord, ...NoticeRecord[]];
}

/** A channel that sends by itself. Never throws for what the other side does. */
export interface Sender {
  readonly channel: SendingChannel;
  /** Where it would send to; undefined: no way to this person. Nothing is sent twice to one address. */
  readonly addressOf: (contact: Contact) => string | undefined;
  readonly send: (message: MessageToSend) => Promise<SendOutcome>;
}

import type { Caller } from '../http/caller.ts';

/**
 * What the check says of a text: it may be shown, it may not be sent, or nobody knows yet (the check is away, or WeChat
 * does not know the person): then its author and staff see it and nobody else, until it was checked or a person let it go.
 */
export type TextCheck = 'pass' | 'refused' | 'pending';

/** All that a feature asks of the content check. It never throws and answers within seconds. */
export interface ContentCheck {
  /** Whether texts are looked at at all; false without a mini program, every text then passes. */
  readonly checks: boolean;
  /** An empty text passes. Staff who may let a text go themselves never wait for a check that is away. */
  readonly checkText: (caller: Caller, text: string) => Promise<TextCheck>;
}

/** A text that waits for its check. */
export interface PendingText {
  readonly id: string;
  /** Who wrote it; WeChat checks in the name of a person. */
  readonly accountId: string;
  readonly text: string;
}

/** Where a feature's waiting texts are and what to do once the check has spoken; settling twice must change nothing. */
export interface PendingTexts {
  /** In a lasting order; `after`: what comes behind the text of this id. */
  readonly pending: (limit: number, after?: string) => Promise<readonly PendingText[]>;
  readonly settle: (id: string, outcome: 'pass' | 'refused') => Promise<void>;
}

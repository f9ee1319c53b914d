import type { NoticeBoard } from './plan.ts';

/** The frozen content of a notice: the five fields as they were put up, the version they are about, and how long. */
export interface PublicityNotice {
  readonly board: NoticeBoard;
  readonly planVersionId: string;
  readonly planHash: string;
  readonly version: number;
  readonly communityName: string;
  /** ISO 8601 UTC. */
  readonly publishedAt: string;
  /** Until when anyone of the community may object, and the plan waits. ISO 8601 UTC. */
  readonly until: string;
  readonly days: number;
}

/** The frozen content of an objection: its words, without the household. */
export interface ObjectionContent {
  readonly notice: string;
  readonly text: string;
  readonly filedAt: string;
  /** 32 hex digits, drawn by the server: the same words of another household are another record with another hash. */
  readonly nonce: string;
}

/** The frozen content of the public answer to an objection. */
export interface ObjectionAnswerContent {
  readonly objection: string;
  readonly text: string;
  readonly answeredAt: string;
}

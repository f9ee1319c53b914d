import type { RecordReply } from '../../shared/plan/stageRecordApi.ts';
import { Answered } from '../http/route.ts';
import type { RecordPublished } from './publishRecord.ts';

/** 201 for a new record, 200 for one that had been published by the same request before. */
export function publishedReply({ hash, seq, receipt, replayed }: RecordPublished): Answered<RecordReply> {
  return new Answered(replayed ? 200 : 201, { hash, seq, receipt });
}

import type { CommunityParams } from '../community/communityApi.ts';
import type { Receipt } from '../ledger/receipt.ts';
import type { NoticeBoard } from './plan.ts';
import type {
  AcceptanceRecord,
  ConsentRecord,
  ResolutionRecord,
  ReviewRecord,
  SiteClearanceRecord,
} from './stageRecord.ts';

/** What was frozen: the hash under which anyone finds it, and the receipt of its entry. */
export interface RecordReply {
  readonly hash: string;
  readonly seq: number;
  readonly receipt: Receipt;
}

/** A notice to put up; fields left out are taken from the plan in force. `days`: not fewer than the policy's. */
export interface NoticeBody {
  readonly board: NoticeBoard;
  readonly days: number;
}

export interface ObjectionParams extends CommunityParams {
  readonly hash: string;
}

/** Publicity with its objections, and what gates ask to be put on record. Each is frozen under its hash. */
export interface StageRecordApi {
  'POST /communities/:communityId/publicity': {
    params: CommunityParams;
    body: NoticeBody;
    reply: RecordReply;
  };
  'POST /communities/:communityId/publications/:hash/objections': {
    params: ObjectionParams;
    body: { readonly text: string; readonly clientKey: string };
    reply: RecordReply;
  };
  'POST /communities/:communityId/publications/:hash/answer': {
    params: ObjectionParams;
    body: { readonly text: string };
    reply: RecordReply;
  };
  'POST /communities/:communityId/publications/:hash/wall-photos': {
    params: ObjectionParams;
    body: { readonly evidenceId: string; readonly place: string };
    reply: RecordReply;
  };
  'POST /communities/:communityId/review-opinions': {
    params: CommunityParams;
    body: ReviewRecord;
    reply: RecordReply;
  };
  'POST /communities/:communityId/site-clearances': {
    params: CommunityParams;
    body: SiteClearanceRecord;
    reply: RecordReply;
  };
  'POST /communities/:communityId/lawful-resolutions': {
    params: CommunityParams;
    body: ResolutionRecord;
    reply: RecordReply;
  };
  'POST /communities/:communityId/income-consents': {
    params: CommunityParams;
    body: ConsentRecord;
    reply: RecordReply;
  };
  'POST /communities/:communityId/acceptances': {
    params: CommunityParams;
    body: AcceptanceRecord;
    reply: RecordReply;
  };
}

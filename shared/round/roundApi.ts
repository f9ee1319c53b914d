import type { DoorBuilding } from '../community/community.ts';
import type { CommunityParams } from '../community/communityApi.ts';
import type { Page, PageQuery } from '../page.ts';
import type { Participation } from './counting/participation.ts';
import type { RoundResult } from './result/result.ts';
import type {
  MyResponses,
  ResponseBody,
  ResponseReply,
  RoundView,
  VisitBody,
  WithdrawBody,
} from './roundView.ts';

export interface RoundParams {
  readonly roundId: string;
}

/** Asking, answering, counting. */
export interface RoundApi {
  'GET /communities/:communityId/rounds': {
    params: CommunityParams;
    query: PageQuery;
    reply: Page<RoundView>;
  };
  'GET /rounds/:roundId': {
    params: RoundParams;
    query: { readonly householdId?: string };
    reply: RoundView;
  };
  'POST /rounds/:roundId/responses': { params: RoundParams; body: ResponseBody; reply: ResponseReply };
  'GET /rounds/:roundId/responses/mine': {
    params: RoundParams;
    query: { readonly householdId?: string };
    reply: MyResponses;
  };
  'POST /rounds/:roundId/withdraw': { params: RoundParams; body: WithdrawBody; reply: ResponseReply };
  'GET /rounds/:roundId/participation': { params: RoundParams; reply: Participation };
  'GET /rounds/:roundId/doors': {
    params: RoundParams;
    reply: { readonly buildings: readonly DoorBuilding[] };
  };
  'GET /rounds/:roundId/result': { params: RoundParams; reply: RoundResult };
  'POST /rounds/:roundId/open': {
    params: RoundParams;
    /** The hash that the admin saw; another draft than that is not opened. */
    query: { readonly questionHash?: string };
    reply: RoundView;
  };
  'POST /rounds/:roundId/close': { params: RoundParams; reply: RoundView };
  'POST /rounds/:roundId/finalise': { params: RoundParams; reply: RoundView };
  'POST /visits': { body: VisitBody; reply: ResponseReply };
}

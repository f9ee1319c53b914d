import type { CommunitySummary, DoorBuilding, OverviewRow } from './community/community.ts';
import type { Account, Binding, DemoAccount, SessionStarted, SignIn } from './identity/account.ts';
import type { Leaf } from './ledger/leaf.ts';
import type { Checkpoint, ConsistencyProof, InclusionProof } from './ledger/receipt.ts';
import type { Plan } from './plan/plan.ts';
import type { Stage } from './plan/stageTemplate.ts';
import type { Participation } from './round/participation.ts';
import type { RoundResult } from './round/result.ts';
import type { Relation } from './round/round.ts';
import type {
  MyResponses,
  ResponseBody,
  ResponseReply,
  RoundView,
  VisitBody,
  WithdrawBody,
} from './round/roundView.ts';
import type { SourceDocument } from './region/sourceDocument.ts';

/** One page of a list; `nextCursor` is null on the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
interface PageQuery {
  readonly limit?: number;
  readonly cursor?: string;
}
interface RoundParams {
  readonly roundId: string;
}
interface CommunityParams {
  readonly communityId: string;
}
interface LogParams {
  readonly log: string;
}

/** A status, with the reason when it is not self-evident. */
export interface StageChanged {
  readonly communityId: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly seq: number;
}

/** An entry as the world reads it. */
export interface PublicEntry {
  readonly seq: number;
  readonly h: string;
  readonly leaf: Leaf;
}

/** Who looked at or changed what; the audit log's own entries. */
export interface AuditItem {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly actorRole: string;
  readonly actor: string;
  readonly target: string;
}

/**
 * Every route: method and path (under `/api/v1`) → params, query, body, reply. The server's route table and the
 * client's `call` are both typed by it, so there is no second copy of any shape.
 */
export interface Api {
  'POST /sessions': { body: SignIn; reply: SessionStarted };
  'DELETE /sessions/current': { reply: undefined };
  'GET /me': { reply: Account };
  'GET /demo/accounts': { reply: Page<DemoAccount> };

  'POST /bindings': {
    body: {
      readonly code: string;
      readonly relation: Relation;
      readonly name: string;
      readonly phone: string;
    };
    reply: Binding;
  };
  'GET /bindings': { query: PageQuery & { readonly communityId: string }; reply: Page<Binding> };
  'POST /bindings/:bindingId/approve': { params: { readonly bindingId: string }; reply: Binding };
  'POST /bindings/:bindingId/reject': {
    params: { readonly bindingId: string };
    body: { readonly reason: string };
    reply: Binding;
  };

  'GET /communities': { query: PageQuery & { readonly region?: string }; reply: Page<CommunitySummary> };
  'GET /communities/:communityId': { params: CommunityParams; reply: CommunitySummary };
  'GET /communities/:communityId/plan': { params: CommunityParams; reply: Plan };
  'GET /communities/:communityId/rounds': {
    params: CommunityParams;
    query: PageQuery;
    reply: Page<RoundView>;
  };
  'POST /communities/:communityId/stage': {
    params: CommunityParams;
    body: { readonly to: Stage; readonly reason?: string; readonly evidence?: string };
    reply: StageChanged;
  };
  'GET /overview': { query: PageQuery & { readonly region?: string }; reply: Page<OverviewRow> };

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
  'POST /rounds/:roundId/open': { params: RoundParams; reply: RoundView };
  'POST /rounds/:roundId/close': { params: RoundParams; reply: RoundView };
  'POST /rounds/:roundId/finalise': { params: RoundParams; reply: RoundView };
  'POST /visits': { body: VisitBody; reply: ResponseReply };

  'GET /ledgers/:log/checkpoint': { params: LogParams; reply: Checkpoint };
  'GET /ledgers/:log/entries': {
    params: LogParams;
    query: { readonly from?: number; readonly limit?: number };
    reply: {
      readonly items: readonly PublicEntry[];
      readonly nextCursor: string | null;
      readonly publishedSize: number;
    };
  };
  'GET /ledgers/:log/proofs/inclusion': {
    params: LogParams;
    query: { readonly seq: number; readonly size?: number };
    reply: InclusionProof & { readonly h: string };
  };
  'GET /ledgers/:log/proofs/consistency': {
    params: LogParams;
    query: { readonly from: number; readonly to: number };
    reply: ConsistencyProof;
  };

  'GET /documents': { reply: Page<SourceDocument> };
  'GET /documents/:documentId': { params: { readonly documentId: string }; reply: SourceDocument };
  'GET /audit': { query: PageQuery; reply: Page<AuditItem> };
}

export type RouteKey = keyof Api;
export type ParamsOf<Key extends RouteKey> = Api[Key] extends { params: infer Params } ? Params : undefined;
export type QueryOf<Key extends RouteKey> = Api[Key] extends { query: infer Query } ? Query : undefined;
export type BodyOf<Key extends RouteKey> = Api[Key] extends { body: infer Body } ? Body : undefined;
export type ReplyOf<Key extends RouteKey> = Api[Key]['reply'];

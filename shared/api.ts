import type { AuditApi } from './auditApi.ts';
import type { CommitteeApi } from './committee/committeeApi.ts';
import type { CommunityApi } from './community/communityApi.ts';
import type { ComplaintApi } from './complaint/complaintApi.ts';
import type { OrganisationApi } from './complaint/organisationApi.ts';
import type { EvidenceApi } from './evidence/evidenceApi.ts';
import type { IdentityApi } from './identity/identityApi.ts';
import type { LedgerApi } from './ledger/ledgerApi.ts';
import type { ModerationApi } from './moderation/moderationApi.ts';
import type { NoticeApi } from './notice/noticeApi.ts';
import type { OpinionApi } from './opinion/opinionApi.ts';
import type { PlanApi } from './plan/planApi.ts';
import type { PublicationApi } from './plan/publicationApi.ts';
import type { ProofApi } from './proof/proofApi.ts';
import type { StageRecordApi } from './plan/stageRecordApi.ts';
import type { DocumentApi } from './region/documentApi.ts';
import type { CaseApi } from './round/case/caseApi.ts';
import type { DraftApi } from './round/opening/draftApi.ts';
import type { ElectorApi } from './round/vote/electorApi.ts';
import type { FormApi } from './round/answering/formApi.ts';
import type { FlagApi } from './round/flag/flagApi.ts';
import type { RoundApi } from './round/roundApi.ts';
import type { ChoiceListApi } from './round/result/choiceListApi.ts';
import type { ScrutineerApi } from './round/case/scrutineerApi.ts';

/**
 * Every route: method and path (under `/api/v1`) → params, query, body, reply; each feature names its own. The
 * server's route table and the client's `call` are both typed by it, so there is no second copy of any shape.
 */
export interface Api
  extends
    IdentityApi,
    CommunityApi,
    CommitteeApi,
    PlanApi,
    RoundApi,
    CaseApi,
    FlagApi,
    DraftApi,
    ElectorApi,
    FormApi,
    ScrutineerApi,
    ChoiceListApi,
    LedgerApi,
    ProofApi,
    DocumentApi,
    AuditApi,
    OpinionApi,
    NoticeApi,
    ModerationApi,
    PublicationApi,
    StageRecordApi,
    EvidenceApi,
    ComplaintApi,
    OrganisationApi {}

export type RouteKey = keyof Api;
export type ParamsOf<Key extends RouteKey> = Api[Key] extends { params: infer Params } ? Params : undefined;
export type QueryOf<Key extends RouteKey> = Api[Key] extends { query: infer Query } ? Query : undefined;
export type BodyOf<Key extends RouteKey> = Api[Key] extends { body: infer Body } ? Body : undefined;
export type ReplyOf<Key extends RouteKey> = Api[Key]['reply'];

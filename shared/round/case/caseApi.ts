import type { CommunityParams } from '../../community/communityApi.ts';
import type { Page, PageQuery } from '../../page.ts';
import type { AuditSampleView, CallOutcome } from './auditSample.ts';
import type {
  Contact,
  DisputeEvidence,
  DisputeFile,
  DisputeView,
  ErasureView,
  ExclusionReason,
  ExclusionView,
  HouseholdEntryView,
  SlipLook,
  VoidReason,
  VoidView,
} from './roundCase.ts';
import type { AmendmentView, RollChange } from './rollAmendment.ts';
import type { RoundParams } from '../roundApi.ts';
import type { OwnChannel } from '../round.ts';

export interface ExclusionBody {
  readonly clientKey: string;
  readonly householdId: string;
  readonly reason: ExclusionReason;
  /** What shows it: the neighbours asked, the certificate's number, where the photo lies. */
  readonly words: string;
  readonly contacts: readonly Contact[];
  /** A file kept for this community (`POST /evidence`). */
  readonly photo?: string;
}

export interface VoidBody {
  readonly clientKey: string;
  readonly seq: number;
  readonly reason: VoidReason;
  readonly words: string;
}

export interface ErasureBody {
  readonly clientKey: string;
  readonly householdId: string;
  /** Who wished it, and how the office knows that it is the household. */
  readonly words: string;
}

export interface DisputeBody {
  readonly clientKey: string;
  readonly roundId: string;
  readonly householdId: string;
  /** The entry that was not the household's. */
  readonly seq: number;
  readonly words?: string;
  /** Absent: `web`. */
  readonly channel?: OwnChannel;
}

export interface SlipDisputeBody {
  readonly clientKey: string;
  readonly code: string;
  readonly seq: number;
  readonly words?: string;
}

export interface ResolveBody {
  /** True: it was not theirs and is out; false: it was theirs and counts again. */
  readonly upheld: boolean;
  readonly evidence: DisputeEvidence;
  readonly words: string;
  /** A file kept for this community (`POST /evidence`). */
  readonly photo?: string;
}

export interface DecisionBody {
  readonly words: string;
}

export interface AmendmentBody {
  readonly clientKey: string;
  readonly change: RollChange;
  readonly words: string;
}

export interface CallBody {
  readonly clientKey: string;
  readonly seq: number;
  readonly outcome: CallOutcome;
  readonly words?: string;
}

interface ExclusionParams {
  readonly exclusionId: string;
}
interface VoidParams {
  readonly voidId: string;
}
interface ErasureParams {
  readonly erasureId: string;
}
interface DisputeParams {
  readonly disputeId: string;
}
interface AmendmentParams {
  readonly amendmentId: string;
}

/** What keeps a round honest: exclusions, disputes, voids, amendments of the roll and the call-back sample. */
export interface CaseApi {
  'GET /rounds/:roundId/exclusions': { params: RoundParams; query: PageQuery; reply: Page<ExclusionView> };
  'POST /rounds/:roundId/exclusions': { params: RoundParams; body: ExclusionBody; reply: ExclusionView };
  'POST /exclusions/:exclusionId/approve': {
    params: ExclusionParams;
    body: DecisionBody;
    reply: ExclusionView;
  };
  'POST /exclusions/:exclusionId/reject': {
    params: ExclusionParams;
    body: DecisionBody;
    reply: ExclusionView;
  };

  'GET /rounds/:roundId/voids': { params: RoundParams; query: PageQuery; reply: Page<VoidView> };
  'POST /rounds/:roundId/voids': { params: RoundParams; body: VoidBody; reply: VoidView };
  'POST /voids/:voidId/approve': { params: VoidParams; body: DecisionBody; reply: VoidView };
  'POST /voids/:voidId/reject': { params: VoidParams; body: DecisionBody; reply: VoidView };
  'GET /rounds/:roundId/erasures': { params: RoundParams; query: PageQuery; reply: Page<ErasureView> };
  'POST /rounds/:roundId/erasures': { params: RoundParams; body: ErasureBody; reply: ErasureView };
  'POST /erasures/:erasureId/approve': { params: ErasureParams; body: DecisionBody; reply: ErasureView };
  'POST /erasures/:erasureId/reject': { params: ErasureParams; body: DecisionBody; reply: ErasureView };
  'GET /rounds/:roundId/entries': {
    params: RoundParams;
    query: { readonly householdId: string };
    reply: { readonly items: readonly HouseholdEntryView[] };
  };

  'GET /disputes': {
    query: PageQuery & { readonly communityId: string };
    reply: Page<DisputeView>;
  };
  'POST /disputes': { body: DisputeBody; reply: DisputeView };
  'POST /disputes/look-up': { body: { readonly code: string }; reply: SlipLook };
  'POST /disputes/by-code': { body: SlipDisputeBody; reply: DisputeView };
  'POST /disputes/slips': {
    body: { readonly roundId: string; readonly householdId: string };
    reply: { readonly code: string };
  };
  'GET /disputes/:disputeId': { params: DisputeParams; reply: DisputeFile };
  'POST /disputes/:disputeId/resolve': { params: DisputeParams; body: ResolveBody; reply: DisputeFile };

  'GET /communities/:communityId/roll-amendments': {
    params: CommunityParams;
    query: PageQuery;
    reply: Page<AmendmentView>;
  };
  'POST /communities/:communityId/roll-amendments': {
    params: CommunityParams;
    body: AmendmentBody;
    reply: AmendmentView;
  };
  'POST /roll-amendments/:amendmentId/approve': {
    params: AmendmentParams;
    body: DecisionBody;
    reply: AmendmentView;
  };
  'POST /roll-amendments/:amendmentId/reject': {
    params: AmendmentParams;
    body: DecisionBody;
    reply: AmendmentView;
  };

  'GET /rounds/:roundId/audit-sample': { params: RoundParams; reply: AuditSampleView };
  'POST /rounds/:roundId/audit-sample': { params: RoundParams; body: CallBody; reply: AuditSampleView };
}

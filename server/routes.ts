import { auditRoutes } from './audit/auditRoutes.ts';
import { committeeRoutes } from './committee/committeeRoutes.ts';
import { communityRoutes } from './community/communityRoutes.ts';
import { complaintRoutes } from './complaint/complaintRoutes.ts';
import { deskRoutes } from './complaint/deskRoutes.ts';
import type { Complaints } from './complaint/openComplaints.ts';
import { organisationRoutes } from './complaint/organisationRoutes.ts';
import { rateRoutes } from './complaint/rateRoutes.ts';
import { similarRoutes } from './complaint/similarRoutes.ts';
import { verbRoutes } from './complaint/verbRoutes.ts';
import { documentRoutes } from './documents/documentRoutes.ts';
import { evidenceRoutes } from './evidence/evidenceRoutes.ts';
import type { EvidenceParts } from './evidence/keepEvidence.ts';
import type { Route } from './http/route.ts';
import type { Identity } from './identity/identity.ts';
import { identityRoutes } from './identity/identityRoutes.ts';
import { moderationRoutes } from './moderation/moderationRoutes.ts';
import { noticeRoutes } from './notice/noticeRoutes.ts';
import { noticeSlipRoutes } from './notice/noticeSlipRoutes.ts';
import type { Notices } from './notice/openNotices.ts';
import type { OpinionParts } from './opinion/opinionParts.ts';
import { opinionGroupRoutes } from './opinion/opinionGroupRoutes.ts';
import { opinionRoutes } from './opinion/opinionRoutes.ts';
import { planRoutes } from './plan/planRoutes.ts';
import { publicityRoutes } from './publication/publicityRoutes.ts';
import { stageRecordRoutes } from './publication/stageRecordRoutes.ts';
import { posterRoutes } from './publication/posterRoutes.ts';
import type { Printer } from './print/printer.ts';
import { publicationRoutes } from './publication/publicationRoutes.ts';
import { bundleRoutes } from './proof/bundleRoutes.ts';
import { proofRoutes } from './proof/proofRoutes.ts';
import { slipRoutes } from './proof/slipRoutes.ts';
import { draftRoutes } from './round/opening/draftRoutes.ts';
import type { ParticipationBoard } from './round/participationFor.ts';
import type { RoundParts } from './round/roundParts.ts';
import { amendmentRoutes } from './round/case/amendmentRoutes.ts';
import { auditSampleRoutes } from './round/case/auditSampleRoutes.ts';
import { erasureRoutes } from './round/case/erasureRoutes.ts';
import { exclusionRoutes } from './round/case/exclusionRoutes.ts';
import { voidRoutes } from './round/case/voidRoutes.ts';
import { choiceListRoutes } from './round/closing/choiceListRoutes.ts';
import { disputeRoutes } from './round/case/disputeRoutes.ts';
import { electorRoutes } from './round/vote/electorRoutes.ts';
import { flagRoutes } from './round/flag/flagRoutes.ts';
import { formRoutes } from './round/form/formRoutes.ts';
import { kitRoutes } from './round/vote/kitRoutes.ts';
import { roundRoutes } from './round/roundRoutes.ts';
import { scrutineerRoutes } from './round/case/scrutineerRoutes.ts';

/**
 * Every route of the API, by feature; who may call one stands in its own definition (`who`, `roles`), and
 * `/api/v1/docs` lists them in bands.
 */
export function allRoutes(
  parts: RoundParts,
  board: ParticipationBoard,
  identity: Identity,
  evidence: EvidenceParts,
  opinions: OpinionParts,
  complaints: Complaints,
  notices: Notices,
  wechatToken: string | undefined,
  paper: { readonly printer: Printer; readonly pageAddress: string },
): readonly Route[] {
  return [
    ...identityRoutes(identity, parts.audit),
    ...communityRoutes(parts),
    ...committeeRoutes(parts),
    ...planRoutes({ ...parts, evidence: evidence.evidence }),
    ...publicationRoutes(parts),
    ...posterRoutes({ ...parts, ...paper }),
    ...publicityRoutes({ ...parts, evidence: evidence.evidence }),
    ...stageRecordRoutes({ ...parts, evidence: evidence.evidence }),
    ...evidenceRoutes(evidence),
    ...roundRoutes(parts, board),
    ...electorRoutes(parts),
    ...kitRoutes({ ...parts, ...paper }),
    ...formRoutes({ ...parts, ...paper, photos: evidence.photos }),
    ...scrutineerRoutes(parts),
    ...choiceListRoutes(parts),
    ...draftRoutes(parts),
    ...exclusionRoutes(parts, evidence.evidence),
    ...voidRoutes(parts),
    ...erasureRoutes(parts),
    ...disputeRoutes(parts, evidence.evidence),
    ...auditSampleRoutes(parts),
    ...amendmentRoutes(parts),
    ...flagRoutes(parts),
    ...opinionRoutes(opinions),
    ...opinionGroupRoutes(opinions),
    // Before the routes of one complaint, whose id is no word.
    ...rateRoutes(complaints),
    ...complaintRoutes(complaints),
    ...similarRoutes(complaints),
    ...verbRoutes(complaints),
    ...deskRoutes(complaints),
    ...organisationRoutes(complaints),
    ...noticeRoutes({ ...parts, ...notices }),
    ...noticeSlipRoutes({ ...parts, ...notices }),
    ...moderationRoutes(wechatToken, evidence.photoCheck),
    ...proofRoutes(parts.ledger),
    ...bundleRoutes(parts),
    ...slipRoutes({ ...parts, ...paper }),
    ...documentRoutes(),
    ...auditRoutes(parts.audit),
  ];
}

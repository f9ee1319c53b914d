import { auditRoutes } from './audit/auditRoutes.ts';
import { communityRoutes } from './community/communityRoutes.ts';
import { documentRoutes } from './documents/documentRoutes.ts';
import type { Route } from './http/route.ts';
import type { Identity } from './identity/identity.ts';
import { identityRoutes } from './identity/identityRoutes.ts';
import { planRoutes } from './plan/planRoutes.ts';
import { publicationRoutes } from './publication/publicationRoutes.ts';
import { proofRoutes } from './proof/proofRoutes.ts';
import type { ParticipationBoard } from './round/participationFor.ts';
import type { RoundParts } from './round/roundParts.ts';
import { roundRoutes } from './round/roundRoutes.ts';

/**
 * Every route of the API, by feature; who may call one stands in its own definition (`who`, `roles`), and
 * `/api/v1/docs` lists them in bands.
 */
export function allRoutes(
  parts: RoundParts,
  board: ParticipationBoard,
  identity: Identity,
): readonly Route[] {
  return [
    ...identityRoutes(identity, parts.audit),
    ...communityRoutes(parts),
    ...planRoutes(parts),
    ...publicationRoutes(parts),
    ...roundRoutes(parts, board),
    ...proofRoutes(parts.ledger),
    ...documentRoutes(),
    ...auditRoutes(parts.audit),
  ];
}

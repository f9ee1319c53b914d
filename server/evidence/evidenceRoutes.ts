import type { ParamsOf, QueryOf } from '../../shared/api.ts';
import type { Role } from '../../shared/identity/account.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { isRefusal, refuse } from '../../shared/refusal.ts';
import { hasRole, type Caller } from '../http/caller.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { keepEvidence, type EvidenceParts } from './keepEvidence.ts';
import { photoRoutes } from './photoRoutes.ts';
import { sendStored, storedRendition } from './sendPhoto.ts';

/** Who hands in documents (resolutions, opinions), beside photographs that anybody signed in may. */
const DOCUMENT_ROLES = ['communityAdmin', 'districtBureau'] as const;

/** Who carries home the photographs of a whole day's doors, walls and sites. */
const STAFF_ROLES: readonly Role[] = ['worker', 'communityAdmin', 'handler', 'districtBureau', 'cityBureau'];

/** Kept bytes of one account in 24 hours: hundreds of photographs of a household, thousands of the staff. */
const MOST_BYTES_A_DAY = { household: 200 * 1024 * 1024, staff: 2 * 1024 * 1024 * 1024 };

/** The routes of photographs and documents: taking them in, and reading them with a session. */
export function evidenceRoutes(parts: EvidenceParts): Route[] {
  const { evidence, storage, evidencePlaces, clock } = parts;
  const belongsTo = async (caller: Caller, communityId: string): Promise<boolean> => {
    if (caller.account?.households.some((home) => home.communityId === communityId)) return true;
    const place = await evidencePlaces.placeOf(communityId);
    return place !== undefined && reachesCommunity(caller, place);
  };
  return [
    defineRoute({
      key: 'POST /evidence',
      who: 'signedIn',
      budget: 'uploads',
      reads: 'upload',
      summary: 'Keep one photograph (JPEG, PNG, WebP), or a document (PDF) of the staff',
      query: objectOf<QueryOf<'POST /evidence'>>({ communityId: optional(opaqueId) }),
      async handle({ caller, query: { communityId }, upload: request }) {
        const { account } = caller;
        if (account === null) return refuse('session/not-signed-in');
        // Anybody can make an account; a home, even one that waits for approval, or an office is behind every upload.
        if (account.households.length === 0 && account.roles.every(({ role }) => role === 'visitor'))
          return refuse('identity/role-may-not');
        if (communityId !== undefined && !(await belongsTo(caller, communityId)))
          return refuse('request/not-found');
        const mayBeDocument = DOCUMENT_ROLES.some((role) => hasRole(caller, role));
        const kept = await keepEvidence(parts, {
          accountId: account.id,
          communityId,
          at: new Date(clock.now()),
          request,
          mayBeDocument,
          mostBytesADay: STAFF_ROLES.some((role) => hasRole(caller, role))
            ? MOST_BYTES_A_DAY.staff
            : MOST_BYTES_A_DAY.household,
        });
        if (isRefusal(kept)) return kept;
        if (kept.width !== undefined) parts.photoCheck.look(kept.evidenceId, account.id);
        return new Answered(201, kept);
      },
    }),
    defineRoute({
      key: 'GET /evidence/:evidenceId',
      who: 'anyone',
      answers: 'image/*',
      summary: 'A kept photograph or document: of a public record for anyone, else for uploader and staff',
      params: objectOf<ParamsOf<'GET /evidence/:evidenceId'>>({ evidenceId: opaqueId }),
      async handle({ caller, params: { evidenceId } }) {
        const found = await evidence.findInScope(caller, evidenceId);
        if (found === undefined) return refuse('request/not-found');
        const { record, view } = found;
        const { _id: key, type, bytes } = record;
        if (type === 'application/pdf')
          return sendStored(storage, { key, type, bytes }, { saveAs: `${key.slice(0, 12)}.pdf` });
        // Staff put it into a public record themselves; what they covered in it stays covered for everybody else.
        const covered = view === 'covered' ? storedRendition(record, 'coveredFull') : undefined;
        return sendStored(storage, covered ?? { key, type, bytes });
      },
    }),
    ...photoRoutes(parts),
  ];
}

import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import { MOST_AREAS, type CoverArea } from '../../shared/evidence/coverArea.ts';
import { PHOTO_RENDITIONS, type PhotoCovering } from '../../shared/evidence/evidenceApi.ts';
import type { Role } from '../../shared/identity/account.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { coverPhoto, uncoverPhoto } from './coverPhoto.ts';
import type { EvidenceRecord } from './evidenceModel.ts';
import type { EvidenceParts } from './keepEvidence.ts';
import { addressEnd } from './photoAddress.ts';
import { sendStored, storedRendition } from './sendPhoto.ts';

/** Who decides what others see of a photograph, each in its own reach. */
const COVER_ROLES: readonly Role[] = ['worker', 'communityAdmin'];

const photoParams = objectOf<ParamsOf<'GET /evidence/:evidenceId/cover'>>({ evidenceId: opaqueId });
const permille = Joi.number().integer().min(0).max(1000);
const area = objectOf<CoverArea>({ x: permille, y: permille, width: permille, height: permille });

/** The routes of what is shown of photographs: signed addresses, and the desk that covers faces and plates. */
export function photoRoutes(parts: EvidenceParts): Route[] {
  const { evidence, storage, book, clock, audit } = parts;
  const present = (record: EvidenceRecord): PhotoCovering => {
    const now = clock.now();
    const { _id: evidenceId, cover, riskyAt } = record;
    return {
      evidenceId,
      width: record.width ?? 0,
      height: record.height ?? 0,
      areas: cover?.areas.map(({ x, y, width, height }) => ({ x, y, width, height })) ?? null,
      coveredAt: cover?.at.toISOString() ?? null,
      risky: riskyAt !== undefined && (cover === undefined || cover.at <= riskyAt),
      ...book.photoAddresses(evidenceId, { covered: false, expiresAt: addressEnd(now) }),
      covered:
        cover === undefined
          ? null
          : book.photoAddresses(evidenceId, { covered: true, expiresAt: addressEnd(now, cover.at) }),
    };
  };
  const decide = async (
    caller: Caller,
    evidenceId: string,
    act: 'photo.cover' | 'photo.uncover',
    command: (record: EvidenceRecord, by: string) => Promise<EvidenceRecord | Refusal>,
  ): Promise<PhotoCovering | Refusal> => {
    const found = await evidence.findInReach(caller, evidenceId, COVER_ROLES);
    const { account } = caller;
    if (found === undefined || account === null) return refuse('request/not-found');
    const { communityId } = found;
    const done = await audit.perform(
      caller,
      act,
      () => command(found.record, account.id),
      () => ({ target: evidenceId, communityId, once: `${evidenceId}:${clock.now()}` }),
    );
    return isRefusal(done) ? done : present(done);
  };
  return [
    defineRoute({
      key: 'GET /evidence/:evidenceId/addresses',
      who: 'signedIn',
      summary: 'Addresses of a photograph, for its uploader and the staff, that end within minutes',
      params: photoParams,
      async handle({ caller, params: { evidenceId } }) {
        const found = await evidence.findInScope(caller, evidenceId);
        if (found?.view !== 'whole') return refuse('request/not-found');
        if (found.record.type === 'application/pdf') return refuse('evidence/not-a-photo');
        return book.photoAddresses(evidenceId, { covered: false, expiresAt: addressEnd(clock.now()) });
      },
    }),
    defineRoute({
      key: 'GET /evidence/:evidenceId/cover',
      who: 'signedIn',
      roles: COVER_ROLES,
      summary: 'A photograph as it was taken in, and what others see of it',
      params: photoParams,
      async handle({ caller, params: { evidenceId } }) {
        const found = await evidence.findInReach(caller, evidenceId, COVER_ROLES);
        if (found === undefined) return refuse('request/not-found');
        return found.record.type === 'application/pdf'
          ? refuse('evidence/not-a-photo')
          : present(found.record);
      },
    }),
    defineRoute({
      key: 'POST /evidence/:evidenceId/cover',
      who: 'signedIn',
      roles: COVER_ROLES,
      summary: 'Cover faces and plates for other residents; no areas: there are none',
      params: photoParams,
      body: objectOf<BodyOf<'POST /evidence/:evidenceId/cover'>>({
        areas: Joi.array().items(area).max(MOST_AREAS),
        seen: optional(Joi.string().isoDate().allow(null)),
      }),
      handle: ({ caller, params: { evidenceId }, body: { areas, seen } }) =>
        decide(caller, evidenceId, 'photo.cover', (record, by) =>
          coverPhoto(parts, record, areas, { by, at: new Date(clock.now()), seen }),
        ),
    }),
    defineRoute({
      key: 'DELETE /evidence/:evidenceId/cover',
      who: 'signedIn',
      roles: COVER_ROLES,
      summary: 'Take the decision back: other residents do not see the photograph',
      params: photoParams,
      handle: ({ caller, params: { evidenceId } }) =>
        decide(caller, evidenceId, 'photo.uncover', (record) => uncoverPhoto(parts, record)),
    }),
    defineRoute({
      key: 'GET /evidence/:evidenceId/:rendition',
      who: 'anyone',
      answers: 'image/*',
      summary: 'A photograph by an address that this server has signed, until it ends',
      params: objectOf<ParamsOf<'GET /evidence/:evidenceId/:rendition'>>({
        evidenceId: opaqueId,
        rendition: Joi.string().valid(...PHOTO_RENDITIONS),
      }),
      query: objectOf<QueryOf<'GET /evidence/:evidenceId/:rendition'>>({
        expires: Joi.number().integer().min(0),
        signature: Joi.string().max(100),
      }),
      async handle({ params, query }) {
        const now = clock.now();
        const refused = book.refuseAddress({ ...params, ...query }, now);
        if (refused !== undefined) return refused;
        const look = async () => {
          const record = await evidence.find(params.evidenceId);
          const stored = record && storedRendition(record, params.rendition);
          if (stored === undefined) return refuse('request/not-found');
          return sendStored(storage, stored, { keepSeconds: Math.floor(query.expires - now / 1000) });
        };
        const sent = await look();
        // A cover that was replaced between the record and its file: what stands now lies there.
        return isRefusal(sent) && sent.refused === 'request/not-found' ? look() : sent;
      },
    }),
  ];
}

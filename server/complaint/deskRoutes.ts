import { refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { ComplaintDesk } from './complaintParts.ts';
import { exportComplaints, EXPORTERS } from './exportComplaints.ts';
import { communityParams, complaintParams, exportQuery, reasonBody } from './complaintSchemas.ts';
import { placeOf } from '../community/communityStore.ts';
import { isOfCommunity, readerOf, rowsInReach } from './complaintScope.ts';
import { firmsOf } from './firmsOf.ts';
import { lookAtPhone } from './lookAtPhone.ts';
import { presentLook } from './phoneLookStore.ts';

/** The routes around complaints: where they are, and the telephone number that was left. */
export function deskRoutes(parts: ComplaintDesk): Route[] {
  const { communities, complaints, lists, phoneLooks, clock } = parts;
  return [
    defineRoute({
      key: 'GET /communities/:communityId/complaints/places',
      who: 'signedIn',
      summary: 'How many complaints of the caller’s reach there are by building, for the site plan',
      params: communityParams,
      async handle({ caller, params: { communityId } }) {
        const community = await communities.find(communityId);
        if (
          community === undefined ||
          isOfCommunity(caller, placeOf(community), await firmsOf(parts, caller)) === undefined
        )
          return refuse('request/not-found');
        const rows = { $and: [{ communityId }, rowsInReach(caller)] };
        const counted = new Map(
          (await lists.byPlace(rows, clock.now())).map((counts) => [counts.buildingId, counts]),
        );
        const places = [
          ...community.buildings.map(({ buildingId, name, spot }) => ({
            buildingId,
            name,
            ...(spot === undefined ? {} : { spot: { x: spot.x, y: spot.y } }),
          })),
          { buildingId: null, name: '公共区域' },
        ];
        const none = { open: 0, overdue: 0, all: 0 };
        return { items: places.map((place) => ({ ...none, ...counted.get(place.buildingId), ...place })) };
      },
    }),
    defineRoute({
      key: 'GET /exports/complaints.csv',
      who: 'signedIn',
      roles: EXPORTERS,
      answers: 'text/csv',
      summary:
        'The queue under its filters as a table for a spreadsheet, without telephone numbers, names and doors',
      query: exportQuery,
      handle: ({ caller, query }) => exportComplaints(parts, caller, query),
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/phone',
      who: 'signedIn',
      roles: ['handler', 'communityAdmin'],
      summary: 'The telephone number that was left, for whoever works on it; its owner reads of every look',
      params: complaintParams,
      body: reasonBody,
      handle: ({ caller, params: { complaintId }, body: { reason } }) =>
        lookAtPhone(parts, caller, complaintId, reason),
    }),
    defineRoute({
      key: 'GET /complaints/:complaintId/phone-looks',
      who: 'signedIn',
      summary: 'Who has looked at the telephone number and why, for its owner and the desk',
      params: complaintParams,
      async handle({ caller, params: { complaintId } }) {
        const complaint = await complaints.findInReach(caller, complaintId);
        const reader = complaint && readerOf(caller, complaint);
        if (reader !== 'filer' && reader !== 'staff') return refuse('request/not-found');
        const looks = await phoneLooks.of(complaintId);
        const as = reader === 'filer' ? 'owner' : 'desk';
        return { items: looks.map((look) => presentLook(look, as)) };
      },
    }),
  ];
}

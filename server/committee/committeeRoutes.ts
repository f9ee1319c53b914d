import { chinaDayOf } from '../../shared/chinaTime.ts';
import Joi from 'joi';
import type { BodyOf, ParamsOf } from '../../shared/api.ts';
import { COMMITTEE_FUNCTIONS, refuseMeeting, type CommitteeVotes } from '../../shared/committee/committee.ts';
import { isRefusal, refuse, refuseFields } from '../../shared/refusal.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Clock } from '../clock.ts';
import { placeOf, type CommunityStore } from '../community/communityStore.ts';
import { calendarDay } from '../http/calendarDay.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { presentCommittee, presentMember, RECORDER_ROLES, type CommitteeParts } from './presentCommittee.ts';
import { recordDecision } from './recordDecision.ts';

export interface CommitteeRouteParts extends CommitteeParts {
  readonly communities: CommunityStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

const KEEPER = ['communityAdmin'] as const;

const communityParams = objectOf<ParamsOf<'GET /communities/:communityId/committee'>>({
  communityId: opaqueId,
});
const words = (most: number) => Joi.string().trim().min(1).max(most);
const clientKey = Joi.string().pattern(/^[A-Za-z0-9_-]{8,128}$/);
const whole = Joi.number().integer().min(0).max(1000);
const memberBody = objectOf<BodyOf<'POST /communities/:communityId/committee/members'>>({
  function: Joi.string().valid(...COMMITTEE_FUNCTIONS),
  represents: words(40),
  name: words(40),
});
const meetingBody = objectOf<BodyOf<'POST /communities/:communityId/committee/meetings'>>({
  clientKey,
  heldOn: calendarDay,
  place: words(100),
  present: Joi.array().items(opaqueId).max(200),
  minutes: words(10_000),
});
const decisionBody = objectOf<BodyOf<'POST /communities/:communityId/committee/decisions'>>({
  clientKey,
  meetingId: opaqueId,
  title: words(80),
  text: words(5000),
  votes: objectOf<CommitteeVotes>({ agree: whole, disagree: whole, abstain: whole }),
  roundId: optional(opaqueId),
});

/** The routes of the 小区改造委员会: anyone reads it by function, its admin keeps the list, it records what it decided. */
export function committeeRoutes(parts: CommitteeRouteParts): Route[] {
  const { communities, committees, audit, clock, ledger } = parts;
  const today = (): string => chinaDayOf(clock.now());
  return [
    defineRoute({
      key: 'GET /communities/:communityId/committee',
      who: 'anyone',
      summary: 'Members by function, meetings and decisions of a community’s renovation committee',
      params: communityParams,
      async handle({ caller, params: { communityId } }) {
        const community = await communities.find(communityId);
        if (community === undefined || !ledger.has(communityId)) return refuse('request/not-found');
        return presentCommittee(parts, caller, placeOf(community));
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/committee/members',
      who: 'signedIn',
      roles: KEEPER,
      summary: 'Enter a member; the name is kept encrypted and shown masked',
      params: communityParams,
      body: memberBody,
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.findInScope(caller, communityId, KEEPER);
        if (community === undefined) return refuse('request/not-found');
        const added = await audit.perform(
          caller,
          'committee.member',
          () => committees.addMember(communityId, body),
          ({ memberId }) => ({ target: memberId, communityId, once: memberId }),
        );
        return isRefusal(added) ? added : new Answered(201, presentMember(added, true));
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/committee/members/:memberId/leave',
      who: 'signedIn',
      roles: KEEPER,
      summary: 'A member leaves; meetings held before keep their attendance',
      params: objectOf<ParamsOf<'POST /communities/:communityId/committee/members/:memberId/leave'>>({
        communityId: opaqueId,
        memberId: opaqueId,
      }),
      async handle({ caller, params: { communityId, memberId } }) {
        const community = await communities.findInScope(caller, communityId, KEEPER);
        if (community === undefined) return refuse('request/not-found');
        const left = await audit.perform(
          caller,
          'committee.member',
          async () => (await committees.leave(communityId, memberId)) ?? refuse('request/not-found'),
          () => ({ target: memberId, communityId, once: `${memberId}:left` }),
        );
        return isRefusal(left) ? left : presentMember(left, true);
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/committee/meetings',
      who: 'signedIn',
      roles: RECORDER_ROLES,
      summary: 'Record a meeting: day, place, who was there, minutes',
      params: communityParams,
      body: meetingBody,
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.findInScope(caller, communityId, RECORDER_ROLES);
        if (community === undefined) return refuse('request/not-found');
        if (body.heldOn > today()) return refuseFields([{ path: 'heldOn', code: 'future' }]);
        const members = await committees.membersOf(communityId);
        const refusal = refuseMeeting(
          members.map(({ memberId }) => memberId),
          body.present,
        );
        if (refusal !== undefined) return refusal;
        const recorded = await audit.perform(
          caller,
          'committee.meeting',
          () => committees.addMeeting(communityId, body, members.length),
          ({ meetingId }) => ({ target: meetingId, communityId, once: meetingId }),
        );
        return isRefusal(recorded) ? recorded : new Answered(201, recorded);
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/committee/decisions',
      who: 'signedIn',
      roles: RECORDER_ROLES,
      summary: 'Record a decision of a meeting as a frozen public record',
      params: communityParams,
      body: decisionBody,
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.findInScope(caller, communityId, RECORDER_ROLES);
        const { account } = caller;
        if (community === undefined || account === null) return refuse('request/not-found');
        const decided = await audit.perform(
          caller,
          'committee.decide',
          () => recordDecision(parts, account.id, communityId, body),
          ({ hash }) => ({ target: hash, communityId, once: hash }),
        );
        return isRefusal(decided) ? decided : new Answered(201, decided);
      },
    }),
  ];
}

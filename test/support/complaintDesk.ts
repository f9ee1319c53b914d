import { randomUUID } from 'node:crypto';
import { openOrganisationStore } from '../../server/complaint/organisationStore.ts';
import type { BodyOf, ReplyOf } from '../../shared/api.ts';
import type { ComplaintPlace } from '../../shared/complaint/complaint.ts';
import type { ComplaintView } from '../../shared/complaint/complaintView.ts';
import type { Heard } from './apiClient.ts';
import type { TestServer } from './testServer.ts';
import { uploadPhoto } from './uploadPhoto.ts';

export const BUILDER = 'demo-builder';
export const PROPERTY = 'demo-property';
export const FIRST_BUILDING: ComplaintPlace = { kind: 'building', buildingId: 'demo-01-b1', unit: 1 };
export const SECOND_BUILDING: ComplaintPlace = { kind: 'building', buildingId: 'demo-01-b2' };
export const PUBLIC_PLACE: ComplaintPlace = { kind: 'public' };

/** People of 示范一小区 around complaints, over a running server. */
export interface ComplaintDesk {
  file(as: string, more?: object): Promise<Heard<ComplaintView>>;
  /** Files and gives the id. */
  filed(as?: string, more?: object): Promise<string>;
  see(as: string | undefined, complaintId: string): Promise<Heard<ComplaintView>>;
  /** A verb, `entries`, `follow` or `moderate`. */
  say(
    as: string | undefined,
    complaintId: string,
    verb: string,
    body?: object,
  ): Promise<Heard<ComplaintView>>;
  /** Walks verbs one after another, each of which has to succeed. */
  walk(complaintId: string, ...steps: readonly Step[]): Promise<ComplaintView>;
  photo(as: string, colour?: string): Promise<string>;
  /** A complaint that the builder works on. */
  inProgress(as?: string, more?: object): Promise<string>;
  /** One that is 办结待评. */
  done(as?: string, more?: object): Promise<string>;
  list(as: string, query?: object): Promise<ReplyOf<'GET /complaints'>>;
}

export type Step = readonly [as: string, verb: string, body?: object];

/** Opens the desk: two firms work for 示范一小区, one of them only in other communities too. */
export async function complaintDesk(server: TestServer): Promise<ComplaintDesk> {
  const organisations = openOrganisationStore(server.database.connection);
  await organisations.keep({
    organisationId: BUILDER,
    name: '演示施工单位',
    kind: 'contractor',
    communityIds: ['demo-01'],
    categories: ['workQuality', 'workDisturbance', 'leak'],
  });
  await organisations.keep({
    organisationId: PROPERTY,
    name: '演示物业',
    kind: 'property',
    communityIds: ['demo-01', 'demo-02'],
    categories: ['safety'],
  });
  await organisations.keep({
    organisationId: 'demo-elsewhere',
    name: '演示外区单位',
    kind: 'utility',
    communityIds: ['demo-09'],
    categories: ['outage'],
  });

  const file: ComplaintDesk['file'] = (as, more = {}) => {
    const body: Omit<BodyOf<'POST /communities/:communityId/complaints'>, 'householdId'> = {
      clientKey: randomUUID(),
      category: 'leak',
      place: FIRST_BUILDING,
      text: '楼顶补过以后又漏水，雨天滴到三楼楼道。',
    };
    const lives = as.startsWith('resident') ? { householdId: server.world.homeOf(as) } : {};
    return server.call('POST /communities/:communityId/complaints', {
      params: { communityId: 'demo-01' },
      body: { ...body, ...lives, ...more },
      as,
    });
  };
  const filed: ComplaintDesk['filed'] = async (as = 'resident-1', more = {}) =>
    (await file(as, more)).reply.complaintId;
  const say: ComplaintDesk['say'] = async (as, complaintId, verb, body = {}) => {
    const keyed = verb === 'follow' || verb === 'moderate' ? body : { clientKey: randomUUID(), ...body };
    const heard = await server.send('POST', `/api/v1/complaints/${complaintId}/${verb}`, {
      body: JSON.stringify(keyed),
      ...(as !== undefined && { as }),
    });
    return heard as Heard<ComplaintView>;
  };
  const see: ComplaintDesk['see'] = (as, complaintId) =>
    server.call('GET /complaints/:complaintId', {
      params: { complaintId },
      ...(as !== undefined && { as }),
    });
  const walk: ComplaintDesk['walk'] = async (complaintId, ...steps) => {
    for (const [as, verb, body] of steps) {
      const { status, text } = await say(as, complaintId, verb, body);
      if (status >= 400) throw new Error(`${as} ${verb}: ${status} ${text}`);
    }
    return (await see('inspector-1', complaintId)).reply;
  };
  const photo = (as: string, colour?: string) => uploadPhoto(server, as, undefined, colour);
  const inProgress: ComplaintDesk['inProgress'] = async (as, more) => {
    const complaintId = await filed(as, more);
    await walk(
      complaintId,
      ['admin-1', 'accept'],
      ['admin-1', 'assign', { organisationId: BUILDER }],
      ['handler-1', 'start'],
    );
    return complaintId;
  };
  const done: ComplaintDesk['done'] = async (as, more) => {
    const complaintId = await inProgress(as, more);
    const photos = [await photo('handler-1')];
    await walk(complaintId, ['handler-1', 'done', { text: '已重新做防水。', photos }]);
    return complaintId;
  };
  const list: ComplaintDesk['list'] = async (as, query = {}) =>
    (await server.call('GET /complaints', { query: { limit: '100', ...query }, as })).reply;
  return { file, filed, see, say, walk, photo, inProgress, done, list };
}

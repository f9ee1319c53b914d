import { randomUUID } from 'node:crypto';
import type { DecisionBody, MeetingBody } from '../../../shared/committee/committeeApi.ts';
import { hashPublication } from '../../../shared/plan/publication.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// 小区改造委员会 (乌海市2022—2024年方案: 组织居民成立"小区改造委员会"): members, meetings and what it decided.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const params = { communityId: 'demo-01' };
const committeeOf = (as?: string) =>
  server.call('GET /communities/:communityId/committee', { params, ...(as !== undefined && { as }) });
const today = () => new Date(server.clock.now()).toISOString().slice(0, 10);

async function meeting(more: Partial<MeetingBody> = {}): Promise<MeetingBody> {
  const { members } = (await committeeOf()).reply;
  const present = members.slice(0, 3).map(({ memberId }) => memberId);
  return {
    clientKey: randomUUID(),
    heldOn: '2031-05-12',
    place: '活动室',
    present,
    minutes: '逐项看了方案。',
    ...more,
  };
}
const hold = (as: string, body: object) =>
  server.call('POST /communities/:communityId/committee/meetings', { params, as, body });
const decide = (as: string, body: object) =>
  server.call('POST /communities/:communityId/committee/decisions', { params, as, body });
const decision = (meetingId: string, more: Partial<DecisionBody> = {}): DecisionBody => ({
  clientKey: randomUUID(),
  meetingId,
  title: '同意方案',
  text: '同意把路灯列在第一批。',
  votes: { agree: 2, disagree: 1, abstain: 0 },
  ...more,
});

describe('anyone', () => {
  test('reads members by function, meetings with attendance and minutes, and the decision beside its round', async () => {
    const { reply, text } = await committeeOf();
    expect(reply.members.map((member) => member.function)).toEqual([
      'chair',
      'deputy',
      'member',
      'member',
      'recorder',
    ]);
    expect(text).not.toContain('演示委员甲');
    expect(reply.members.every(({ name }) => name === undefined)).toBe(true);
    expect(reply.mayRecord).toBe(false);
    expect(reply.meetings).toHaveLength(2);
    expect(reply.meetings[0]).toMatchObject({ members: 5, present: expect.any(Array) });
    expect(reply.decisions[0]).toMatchObject({
      roundId: 'demo-01-menu',
      present: 4,
      votes: { agree: 3, disagree: 0, abstain: 1 },
    });
  });
  test('finds the decision among the public records, under the hash of its content', async () => {
    const [first] = (await committeeOf()).reply.decisions;
    const record = await server.call('GET /publications/:hash', { params: { hash: first?.hash ?? '' } });
    expect(record.reply.kind).toBe('committeeDecision');
    const { kind, communityId, content } = record.reply;
    expect(hashPublication(nodeLedgerCrypto, { kind, communityId, content })).toBe(first?.hash);
  });
});

describe('the committee', () => {
  test('reads its own names masked and may record', async () => {
    const { reply } = await committeeOf('committee-1');
    expect(reply.mayRecord).toBe(true);
    expect(reply.members[0]?.name).toBe('演**');
  });
  test('records a meeting once, however often it is sent, and a decision that stands from then on', async () => {
    const body = await meeting();
    const held = await hold('committee-1', body);
    const again = await hold('committee-1', body);
    expect([held.status, again.reply.meetingId]).toEqual([201, held.reply.meetingId]);
    const decided = await decide('committee-1', decision(held.reply.meetingId, { roundId: 'demo-01-menu' }));
    expect(decided.status).toBe(201);
    expect(decided.reply).toMatchObject({ present: 3, members: 5, heldOn: '2031-05-12' });
    expect((await committeeOf()).reply.decisions[0]?.hash).toBe(decided.reply.hash);
    const audit = await server.call('GET /audit', { as: 'inspector-1' });
    expect(audit.reply.items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['committee.meeting', 'committee.decide']),
    );
  });
  test('is refused votes that are not those of the members present, and decisions of a minority', async () => {
    const held = await hold('committee-1', await meeting({ heldOn: '2031-05-11' }));
    for (const votes of [
      { agree: 3, disagree: 1, abstain: 0 },
      { agree: 2, disagree: 0, abstain: 0 },
    ]) {
      await expectRefused(server, 'committee/votes-do-not-add-up', () =>
        decide('committee-1', decision(held.reply.meetingId, { votes })),
      );
    }
    const [first = '', second = ''] = (await meeting()).present;
    const few = await hold('committee-1', await meeting({ heldOn: '2031-05-10', present: [first, second] }));
    await expectRefused(server, 'committee/too-few-present', () =>
      decide('committee-1', decision(few.reply.meetingId, { votes: { agree: 2, disagree: 0, abstain: 0 } })),
    );
  });
  test('is refused a meeting of strangers, of nobody, of one person twice, or in the future', async () => {
    const { present } = await meeting();
    for (const wrong of [['nobody'], [], [present[0] ?? '', present[0] ?? '']]) {
      const body = await meeting({ present: wrong });
      await expectRefused(server, 'committee/not-a-member', () => hold('committee-1', body));
    }
    const ahead = await meeting({ heldOn: '2099-01-01' });
    await expectRefused(server, 'request/invalid-field', () => hold('committee-1', ahead));
    expect(today() < '2099-01-01').toBe(true);
  });
  test('cannot decide about another community’s round, nor record for another community', async () => {
    const held = await hold('committee-1', await meeting({ heldOn: '2031-05-09' }));
    await expectRefused(server, 'request/not-found', () =>
      decide('committee-1', decision(held.reply.meetingId, { roundId: 'demo-02-menu' })),
    );
    await expectRefused(server, 'request/not-found', () =>
      decide('committee-1', decision('meeting-unknown')),
    );
    const elsewhere = await meeting();
    await expectRefused(server, 'request/not-found', () =>
      server.call('POST /communities/:communityId/committee/meetings', {
        params: { communityId: 'demo-02' },
        as: 'committee-1',
        body: elsewhere,
      }),
    );
  });
});

describe('the list of members', () => {
  const add = (as: string) =>
    server.call('POST /communities/:communityId/committee/members', {
      params,
      as,
      body: { function: 'member', represents: '2号楼住户', name: '演示委员己' },
    });
  test('is kept by the community’s admin; whoever leaves stays in the meetings held before', async () => {
    const added = await add('admin-1');
    expect([added.status, added.reply.name]).toEqual([201, '演**']);
    const { memberId } = added.reply;
    const held = await hold('admin-1', await meeting({ heldOn: '2031-05-08', present: [memberId] }));
    const left = await server.call('POST /communities/:communityId/committee/members/:memberId/leave', {
      params: { ...params, memberId },
      as: 'admin-1',
    });
    expect(left.status).toBe(200);
    const { members, meetings } = (await committeeOf()).reply;
    expect(members.some((member) => member.memberId === memberId)).toBe(false);
    expect(meetings.find(({ meetingId }) => meetingId === held.reply.meetingId)?.present).toEqual([memberId]);
    await expectRefused(server, 'request/not-found', () =>
      server.call('POST /communities/:communityId/committee/members/:memberId/leave', {
        params: { ...params, memberId },
        as: 'admin-1',
      }),
    );
  });
  test('is not the committee’s nor a resident’s to change', async () => {
    for (const as of ['committee-1', 'resident-1', 'worker-1', 'bureau-1']) {
      await expectRefused(server, 'identity/role-may-not', () => add(as));
    }
    await expectRefused(server, 'request/not-found', () => add('admin-2'));
  });
});

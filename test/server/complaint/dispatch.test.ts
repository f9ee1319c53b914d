import { openOrganisationStore } from '../../../server/complaint/organisationStore.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';
import { BUILDER, PROPERTY } from '../../support/complaintDesk.ts';

// 派单: the office sees whom a rule suggests by category and stage, and by when it would have to be done; the hours are
// those of the region's policy, fixed at the filing.

const house = complaintHouse();

const HOUR = 3_600_000;
const suggestedTo = async (as: string, complaintId: string) =>
  (await house.desk.see(as, complaintId)).reply.suggested?.organisationId;

test('the firm of the very stage is suggested, and the next one once it has given the case back', async () => {
  const { desk, server } = house;
  const organisations = openOrganisationStore(server.database.connection);
  const property = await organisations.find(PROPERTY);
  const builder = await organisations.find(BUILDER);
  if (property === undefined || builder === undefined) throw new Error('the firms are not there');
  await organisations.keep({ ...property, categories: ['leak', 'safety'] });
  await organisations.keep({ ...builder, stages: ['solicit'] });
  const complaintId = await desk.filed('resident-1');
  expect(await suggestedTo('admin-1', complaintId)).toBeUndefined();
  await desk.walk(complaintId, ['admin-1', 'accept']);
  expect(await suggestedTo('admin-1', complaintId)).toBe(BUILDER);
  for (const as of ['worker-1', 'resident-1', 'inspector-1'])
    expect(await suggestedTo(as, complaintId)).toBeUndefined();
  await desk.walk(
    complaintId,
    ['admin-1', 'assign', { organisationId: BUILDER }],
    ['handler-1', 'return', { text: '不是我们做的' }],
  );
  expect(await suggestedTo('admin-1', complaintId)).toBe(PROPERTY);

  await organisations.keep({ ...builder, stages: ['build'] });
  const other = await desk.filed('resident-2');
  await desk.walk(other, ['admin-1', 'accept']);
  expect(await suggestedTo('admin-1', other)).toBe(PROPERTY);
});

test('a street’s own hours are those of what is filed there, and of nothing else', async () => {
  const { desk, server } = house;
  const heard = { heard: 'call', place: { kind: 'public' } } as const;
  const accepting = (complaint: Awaited<ReturnType<typeof desk.file>>['reply']) => {
    const run = complaint.clocks.find(({ clock }) => clock === 'accept');
    return run?.hours;
  };
  const here = (await desk.file('admin-1', heard)).reply;
  const there = await server.call('POST /communities/:communityId/complaints', {
    params: { communityId: 'demo-12' },
    body: { clientKey: 'heard-in-demo-12', category: 'leak', text: '楼道漏水', ...heard },
    as: 'admin-12',
  });
  expect([accepting(here), accepting(there.reply)]).toEqual([24, 8]);
  // A Wednesday; nothing is off until then.
  const due = (complaint: typeof here) =>
    Date.parse(complaint.clocks.find(({ clock }) => clock === 'accept')?.dueAt ?? '') -
    Date.parse(complaint.entries[0]?.at ?? '');
  expect([due(here), due(there.reply)]).toEqual([24 * HOUR, 8 * HOUR]);
});

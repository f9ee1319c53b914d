import type { ComplaintCategory, ComplaintPlace } from '../../../shared/complaint/complaint.ts';
import { FIRST_BUILDING, PUBLIC_PLACE, SECOND_BUILDING } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

const house = complaintHouse();

interface Asked {
  readonly category?: ComplaintCategory;
  readonly place?: ComplaintPlace;
  readonly text?: string;
}
const LEAK = '楼顶防水坏了，三楼楼道漏水，墙皮掉了';

function ask(
  as: string,
  { category = 'leak', place = FIRST_BUILDING, text = '楼道漏水，墙皮都掉了' }: Asked = {},
) {
  return house.server.call('POST /communities/:communityId/complaints/similar', {
    params: { communityId: 'demo-01' },
    body: { category, place, text },
    as,
  });
}
const found = async (as: string, asked?: Asked): Promise<readonly string[]> =>
  (await ask(as, asked)).reply.items.map(({ complaintId }) => complaintId);

test('who writes of the same place and thing is shown what a neighbour has filed, and nobody’s secrets', async () => {
  const complaintId = await house.desk.filed('resident-1', { text: `${LEAK}，电话13800001234` });
  await house.desk.filed('resident-1', { text: '电梯间的灯不亮' });
  const { reply, text } = await ask('resident-2');
  expect(reply.items.map((line) => line.complaintId)).toEqual([complaintId]);
  expect(reply.items[0]).toMatchObject({ mine: false, following: false, state: 'submitted' });
  expect(text).not.toContain('13800001234');
  expect(await found('worker-1')).toEqual([complaintId]);

  for (const other of [
    { place: SECOND_BUILDING },
    { place: PUBLIC_PLACE },
    { category: 'safety' },
    { text: '垃圾没人收' },
  ] as const)
    expect([other, await found('resident-2', other)]).toEqual([other, []]);

  await house.desk.walk(complaintId, ['resident-1', 'withdraw']);
  expect(await found('resident-2')).toEqual([]);
});

test('what is private, hidden or held is suggested to nobody', async () => {
  await house.desk.filed('resident-1', { text: LEAK, isPrivate: true });
  expect(await found('resident-2')).toEqual([]);
  expect(await found('resident-1')).toEqual([]);
  for (const act of ['hide', 'hold'] as const) {
    const complaintId = await house.desk.filed('resident-1', { text: LEAK });
    expect(await found('resident-2')).toEqual([complaintId]);
    const { entries } = (await house.desk.see('admin-1', complaintId)).reply;
    const [filing] = entries;
    await house.desk.say('admin-1', complaintId, 'moderate', {
      entryId: filing?.entryId,
      act,
      reason: '有人名',
    });
    expect(await found('resident-2')).toEqual([]);
  }
});

test('at most three are shown, the likest first', async () => {
  const place = SECOND_BUILDING;
  const far = await house.desk.filed('resident-1', { place, text: '楼道漏水，灯具短路，电线老化' });
  const near = await house.desk.filed('resident-1', { place, text: '楼道漏水，墙皮掉了' });
  await house.desk.filed('resident-1', { place, text: '楼道漏水，墙皮掉了一地' });
  await house.desk.filed('resident-1', { place, text: '楼道漏水，墙皮掉了好多' });
  const shown = await found('resident-2', { place, text: '楼道漏水，墙皮掉了' });
  expect(shown).toHaveLength(3);
  expect(shown).toContain(near);
  expect(shown).not.toContain(far);
});

test('a 小区 of others is not there', async () => {
  for (const as of ['resident-other', 'worker-2', 'admin-9'])
    expect([as, (await ask(as)).code]).toEqual([as, 'request/not-found']);
  for (const as of ['visitor-1', 'bureau-1', 'handler-1'])
    expect([as, (await ask(as)).status]).toEqual([as, 403]);
});

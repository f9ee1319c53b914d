import type { ApiClient } from '../support/apiClient.ts';
import type { Person } from './person.ts';

/** A screen that is looked at in every size. */
export interface ShownScreen {
  readonly name: string;
  readonly account: string;
  readonly path: string;
  /** Words without which the screen is not there yet. */
  readonly awaits: string;
  /** What is done there before it is looked at. */
  readonly then?: (person: Person) => Promise<void>;
  /** The words differ: one question a screen in 长辈模式, a size that is spelled out, a head remembered since. */
  readonly otherWords?: boolean;
  /** Kept as a picture in docs/screenshots. */
  readonly inDocs?: boolean;
  /** axe rules that cannot hold here. */
  readonly except?: readonly string[];
}

/** The screens of complaints in 示范一小区, for residents, the desk and a firm; its leaking roof is 办结待评. */
export async function complaintScreens({ call }: Pick<ApiClient, 'call'>): Promise<readonly ShownScreen[]> {
  const query = { view: 'queue', communityId: 'demo-01', search: '楼顶补过以后又漏水' } as const;
  const { items } = (await call('GET /complaints', { query, as: 'admin-1' })).reply;
  const complaintId = items.find(({ state }) => state === 'done')?.complaintId ?? '';
  const { photos } = (await call('GET /complaints/:complaintId', { params: { complaintId }, as: 'admin-1' }))
    .reply;
  const resident = { account: 'resident-1', inDocs: true } as const;
  const admin = { account: 'admin-1', inDocs: true } as const;
  return [
    {
      ...resident,
      name: 'complaint-file',
      path: '/complaint/file?communityId=demo-01',
      awaits: '是哪一类事？',
      otherWords: true,
    },
    {
      ...resident,
      name: 'complaint-public',
      path: '/complaint/public?communityId=demo-01',
      awaits: '只写事情，不写是谁反映的',
    },
    { ...resident, name: 'complaint-mine', path: '/complaint/mine?communityId=demo-01', awaits: '我报的' },
    {
      ...resident,
      name: 'complaint-one',
      path: `/complaint/one?complaintId=${complaintId}`,
      awaits: '解决了没有？',
    },
    {
      name: 'complaint-filed',
      account: 'resident-1',
      path: `/complaint/filed?complaintId=${complaintId}`,
      awaits: '接下来',
    },
    // The filters of the desk fold in large text, where a row is a card.
    { ...admin, name: 'desk', path: '/desk/index', awaits: '还在办', otherWords: true },
    { ...admin, name: 'desk-case', path: `/desk/case?complaintId=${complaintId}`, awaits: '办理过程' },
    { ...admin, name: 'desk-places', path: '/desk/places', awaits: '同样的内容' },
    { name: 'desk-rates', inDocs: true, account: 'bureau-1', path: '/desk/rates', awaits: '怎么算的' },
    { name: 'desk-mine', inDocs: true, account: 'handler-1', path: '/desk/mine', awaits: '示范七小区' },
    {
      name: 'desk-case-firm',
      account: 'handler-1',
      path: `/desk/case?complaintId=${complaintId}`,
      awaits: '办理过程',
    },
    {
      name: 'admin-firms',
      account: 'admin-1',
      path: '/admin/firms?communityId=demo-01',
      awaits: '演示物业',
      // The firm that works for this 小区 alone is the one its office may change.
      async then(person) {
        await person.press('修改 演示保洁单位');
        await person.press('演示保洁单位 的人员');
        await person.words('还没有人能替这个单位办理。').waitFor();
      },
    },
    { name: 'desk-file', account: 'worker-1', path: '/desk/file', awaits: '居民说的话' },
    {
      name: 'photo-cover',
      inDocs: true,
      account: 'worker-1',
      path: `/photo/cover?evidenceId=${photos[0]?.evidenceId ?? ''}`,
      awaits: '框出人脸和车牌',
      then: (person) => person.press('加一个框'),
    },
  ];
}

import type { Role } from '../../shared/identity/account.ts';
import { DEMO_CITY, DEMO_DISTRICTS } from './demoRegions.ts';
import { demoResidents } from './demoResidents.ts';
import type { DemoAccountPlan } from './demoTypes.ts';

/** An account's id is the same at every load, so that loading twice does not make two. */
const idOf = (account: string) => `demo-${account}`;

const staff = (
  account: string,
  role: Role,
  scope: readonly string[],
  name: string,
  title: string,
): DemoAccountPlan => ({
  account: { id: idOf(account), name, roles: [{ role, scope }], demo: { account, title } },
  households: [],
});

const first = ['community:demo-01'];
const firstBuildings = ['building:demo-01-b1', 'building:demo-01-b2'];
const city = [`region:${DEMO_CITY.regionId}`];
const east = [`region:${DEMO_DISTRICTS.east.regionId}`];
const west = [`region:${DEMO_DISTRICTS.west.regionId}`];

/** A dwelling that answered 示范大院小区's finished round, whose choices its owners read under tags. */
const secondHomes: readonly {
  readonly account: string;
  readonly link: DemoAccountPlan['households'][number];
}[] = [
  {
    account: 'resident-other',
    link: { householdId: 'demo-dayuan-h5afe055b', communityId: 'demo-dayuan', relation: 'owner' },
  },
];

const residents = demoResidents.map(
  ({ account, title, householdId, communityId, relation }): DemoAccountPlan => ({
    // What a resident may do follows from the household, not from a grant.
    account: { id: idOf(account), name: `演示居民 ${account}`, roles: [], demo: { account, title } },
    households: [
      { householdId, communityId, relation },
      ...secondHomes.filter((home) => home.account === account).map(({ link }) => link),
    ],
  }),
);

/** The seventeen accounts of the demonstration, in the order in which they are offered. Nobody's name, no password. */
export const demoAccounts: readonly DemoAccountPlan[] = [
  ...residents,
  staff('worker-1', 'worker', firstBuildings, '演示网格员一', '示范一小区网格员：看还差哪几户，上门登记'),
  staff(
    'worker-2',
    'worker',
    ['building:demo-02-b1', 'building:demo-02-b2', 'community:demo-dayuan'],
    '演示网格员二',
    '示范二小区和示范大院小区网格员：看不到示范一小区的住户',
  ),
  staff(
    'admin-1',
    'communityAdmin',
    first,
    '演示管理员一',
    '示范一小区管理员：截止征集，达到 80% 后进入下一阶段',
  ),
  staff(
    'admin-2',
    'communityAdmin',
    [
      'community:demo-02',
      'community:demo-04',
      'community:demo-08',
      'community:demo-10',
      'community:demo-dayuan',
    ],
    '演示管理员二',
    '示范二、四、八、十和大院小区管理员：开始方案确认，核实异议，把低分转为诉求，复核登记提示',
  ),
  staff(
    'handler-1',
    'handler',
    ['organisation:demo-builder', ...first],
    '演示承办单位',
    '承办单位：示范一小区的施工方，只看派给自己的事',
  ),
  staff('volunteer-1', 'volunteerSupervisor', first, '演示监督员', '示范一小区义务监督员：看方案和进度'),
  staff('committee-1', 'committeeMember', first, '演示委员', '示范一小区改造委员会成员：看方案和征集进度'),
  staff('bureau-1', 'districtBureau', east, '演示东区住建', '示范东区住建局：看全区每个小区的阶段和征集率'),
  staff('bureau-other', 'districtBureau', west, '演示西区住建', '示范西区住建局：看不到示范东区的住户'),
  staff('city-1', 'cityBureau', city, '演示市住建', '演示市住建局：看两个区'),
  staff('inspector-1', 'inspector', city, '演示督查', '督查室：只看不改'),
];

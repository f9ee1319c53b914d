import type { ShownScreen } from './complaintScreens.ts';
import type { Person } from './person.ts';

/** Presses the first line that says this, and waits for what it leads to. */
const follow =
  (line: string, leadsTo: string) =>
  async (person: Person): Promise<void> => {
    await person.words(line).click();
    await person.words(leadsTo).waitFor();
  };

/** The screens of rounds, results and proof that have no journey of their own in every size. */
export const proofScreens: readonly ShownScreen[] = [
  // A link that was cut off, and an entry of the record that a link names.
  { name: 'incomplete-link', account: 'admin-1', path: '/admin/firms', awaits: '没有指明是哪个小区' },
  {
    name: 'ledger-entry',
    account: 'resident-1',
    path: '/supervise/ledger?log=demo-01&seq=1',
    awaits: '手机算过，校验码对',
  },
  // 示范二小区's finished round has 核对人; one of them sees the way to recount it.
  {
    name: 'scrutineer',
    account: 'resident-other',
    path: '/round/result?roundId=demo-02-menu',
    awaits: '您是本轮的核对人',
    otherWords: true,
  },
  {
    name: 'appoint',
    account: 'admin-1',
    path: '/admin/round?roundId=demo-01-menu',
    awaits: '还没有指定核对人',
  },
  {
    name: 'choices',
    account: 'resident-other',
    path: '/round/choices?roundId=demo-dayuan-willingness',
    awaits: '您家的代号',
  },
  {
    name: 'tags',
    account: 'resident-other',
    path: '/round/receipt?roundId=demo-dayuan-willingness',
    awaits: '您家在代号名单里的代号',
  },
  {
    name: 'forms',
    account: 'worker-1',
    path: '/worker/forms?roundId=demo-01-menu',
    awaits: '印制 6 份',
  },
  {
    // What the owners of 示范二小区 had voted on costs more by the drawings.
    name: 'reconfirm-plan',
    account: 'resident-other',
    path: '/plan/index?communityId=demo-02',
    awaits: '需重新确认。',
    otherWords: true,
  },
  {
    name: 'reconfirm-result',
    account: 'resident-other',
    path: '/vote/result?roundId=demo-02-statutory-fund',
    awaits: '需重新确认。',
  },
  {
    name: 'strict-line',
    account: 'bureau-other',
    path: '/round/participation?roundId=demo-16-menu',
    awaits: '全体口径还不到 80%，请核对不计入的住户。',
  },
  {
    name: 'dispute',
    account: 'admin-2',
    path: '/admin/cases?roundId=demo-04-menu',
    awaits: '有异议，正在核实',
    then: follow('有异议，正在核实', '这一户的登记经过'),
  },
  { name: 'erasures', account: 'admin-2', path: '/admin/cases?roundId=demo-02-menu', awaits: '申请清除' },
  {
    name: 'versions',
    inDocs: true,
    account: 'resident-1',
    path: '/plan/versions?communityId=demo-06',
    awaits: '去掉 1 项',
  },
  {
    name: 'notice',
    account: 'resident-1',
    path: '/plan/notice?communityId=demo-06',
    awaits: '异议和答复',
  },
  {
    name: 'board',
    inDocs: true,
    account: 'bureau-1',
    path: '/stage/board',
    awaits: '被什么挡住',
  },
  {
    name: 'records',
    account: 'admin-2',
    path: '/stage/records?communityId=demo-02',
    awaits: '从改造菜单里新增一项',
  },
  {
    name: 'trend',
    inDocs: true,
    account: 'bureau-1',
    path: '/bureau/satisfaction?communityId=demo-08',
    awaits: '改造效果再评价',
  },
  {
    name: 'audit',
    account: 'inspector-1',
    path: '/bureau/audit',
    awaits: '谁看过、改过什么',
    otherWords: true,
  },
  { name: 'opinions', account: 'admin-1', path: '/opinion/index', awaits: '条意见还没有回音' },
  { name: 'groups', account: 'admin-1', path: '/opinion/groups', awaits: '说的是一回事的，打上勾' },
  {
    name: 'published',
    account: 'resident-1',
    path: '/opinion/published?communityId=demo-20',
    awaits: '后来的评分',
  },
  {
    name: 'thread',
    account: 'resident-1',
    path: '/speak/index?communityId=demo-01',
    awaits: '单元门口的台阶太高',
    then: follow('单元门口的台阶太高', '只有您和办理的工作人员能看到原话'),
  },
];

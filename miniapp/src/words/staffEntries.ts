import type { Account, Role } from '../../../shared/identity/account.ts';
import { paths } from '../platform/paths.ts';

export interface StaffEntry {
  readonly label: string;
  readonly hint: string;
  readonly path: string;
}

const ENTRIES: readonly (StaffEntry & { readonly roles: readonly Role[] })[] = [
  {
    label: '征集工作台',
    hint: '还差哪些户，入户登记',
    path: paths.worker(),
    roles: ['worker', 'communityAdmin'],
  },
  {
    label: '管理',
    hint: '开始、截止征集，推进阶段',
    path: paths.admin(),
    roles: ['communityAdmin', 'districtBureau'],
  },
  {
    label: '意见办理',
    hint: '哪些意见还没有回音，相近意见',
    path: paths.opinionWork(),
    roles: ['worker', 'communityAdmin', 'districtBureau', 'inspector'],
  },
  {
    label: '登记提示',
    hint: '看着不寻常的登记，说明和复核，只在内部看',
    path: paths.flags(),
    roles: ['worker', 'communityAdmin', 'districtBureau', 'inspector'],
  },
  {
    label: '诉求办理',
    hint: '受理、派单、答复，看时限',
    path: paths.desk(),
    roles: ['worker', 'communityAdmin', 'districtBureau', 'inspector'],
  },
  {
    label: '派给我的诉求',
    hint: '先到期的在前，下一步一按就办',
    path: paths.deskMine(),
    roles: ['handler'],
  },
  {
    label: '诉求统计',
    hint: '响应率、解决率、满意率和未评价',
    path: paths.deskRates(),
    roles: ['communityAdmin', 'districtBureau', 'cityBureau', 'inspector'],
  },
  {
    label: '总览',
    hint: '各小区阶段和征集率',
    path: paths.bureau(),
    roles: ['districtBureau', 'cityBureau', 'inspector'],
  },
  {
    label: '阶段看板',
    hint: '各小区被什么挡住，谁来办',
    path: paths.stageBoard(),
    roles: ['communityAdmin', 'districtBureau', 'cityBureau', 'inspector'],
  },
  {
    label: '审计日志',
    hint: '谁看过、改过什么',
    path: paths.audit(),
    roles: ['inspector', 'operator'],
  },
  {
    label: '政策文件',
    hint: '五份文件的原文和数字',
    path: paths.documents(),
    roles: ['worker', 'communityAdmin', 'districtBureau', 'cityBureau', 'inspector', 'operator'],
  },
];

/** The work places that the person's roles open, in the order of the navigation. */
export function staffEntries(account: Account | undefined): readonly StaffEntry[] {
  const held = account?.roles.map((grant) => grant.role) ?? [];
  return ENTRIES.filter((entry) => entry.roles.some((role) => held.includes(role)));
}

import type { Role } from './account.ts';

/** What a role is called; screens, entries and tables say the same, and never a person's name. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  visitor: '访客',
  resident: '居民',
  owner: '业主',
  committeeMember: '小区改造委员会成员',
  volunteerSupervisor: '义务监督员',
  worker: '社区工作人员',
  communityAdmin: '街道/社区管理员',
  handler: '承办单位',
  districtBureau: '区住建局',
  cityBureau: '市住建局',
  inspector: '督查室',
  operator: '系统维护',
};

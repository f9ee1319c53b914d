import type { ShownScreen } from './complaintScreens.ts';

/** 登记提示 in 示范大院小区: one waits, one was answered and reviewed; as its worker and as an admin read them. */
export const flagScreens: readonly ShownScreen[] = [
  {
    name: 'flags-own',
    account: 'worker-2',
    path: '/worker/flags',
    awaits: '看了碰头会的签到表',
  },
  {
    name: 'flags',
    inDocs: true,
    account: 'admin-2',
    path: '/worker/flags',
    awaits: '看了碰头会的签到表',
  },
];

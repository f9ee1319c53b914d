import type { ShownScreen } from './complaintScreens.ts';

/** 名册变更 with something missing: a dwelling that goes has no area, so only what is asked for is said to be missing. */
export const rollScreens: readonly ShownScreen[] = [
  {
    name: 'roll',
    account: 'admin-2',
    path: '/admin/roll?communityId=demo-04',
    awaits: '申请变更',
    async then({ page, press, words }) {
      await page.locator('label.pick').filter({ hasText: '减少一户' }).filter({ visible: true }).click();
      await press('提交申请');
      await words('请选是哪一户，并写明依据。').waitFor();
    },
  },
];

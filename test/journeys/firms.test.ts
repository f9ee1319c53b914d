import { STAGE_NAMES } from '../../shared/plan/stageTemplate.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { complaintDesk, type ComplaintDesk } from '../support/complaintDesk.ts';
import type { TestServer } from '../support/testServer.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import { enlargeText, type Person } from './person.ts';

// The office of a 小区 finds its firms from the home screen, adds one, renames it, puts a person into it and out, and takes it out.

let pages: Pages;
let server: TestServer;
let desk: ComplaintDesk;
let admin: Person;
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
  desk = await complaintDesk(server);
  admin = await pages.come('admin-1', 'phone');
});
afterAll(() => pages.close());

const option = (words: string) =>
  admin.page.locator('label.pick').filter({ hasText: words }).filter({ visible: true }).first().click();

test('a firm is added, renamed, staffed and given a complaint', async () => {
  await admin.press(/管理/);
  await admin.press('承办单位');
  await admin.words('演示施工单位').waitFor();
  await admin.press('增加承办单位');
  await admin.press('保存');
  await admin.words('请写单位名称。').waitFor();
  await admin.page.locator('#firm-name-new:focus').waitFor();
  await admin.page.getByLabel('单位名称').fill('演示电梯单位');
  await option('其他');
  await option('邻里');
  await admin.press('保存');
  await admin.button('修改 演示电梯单位').waitFor();

  await admin.press('修改 演示电梯单位');
  await admin.page.getByLabel('单位名称').fill('演示电梯维保');
  await admin.press('保存');
  await admin.press('演示电梯维保 的人员');
  await admin.words('还没有人能替这个单位办理。').waitFor();
  await admin.page.getByLabel('登录名').fill('resident-1');
  await admin.press('加入');
  await admin.words('没有这个承办单位账号').waitFor();
  await admin.page.getByLabel('登录名').fill('handler-1');
  await admin.press('加入');
  await admin.words('登录名 handler-1').waitFor();

  const { items } = (
    await server.call('GET /communities/:communityId/organisations', {
      params: { communityId: 'demo-01' },
      as: 'admin-1',
    })
  ).reply;
  const { organisationId = '' } = items.find(({ name }) => name === '演示电梯维保') ?? {};
  const complaintId = await desk.filed('resident-1', { category: 'neighbours' });
  await desk.walk(complaintId, ['admin-1', 'accept'], ['admin-1', 'assign', { organisationId }]);
  expect((await desk.see('handler-1', complaintId)).reply.may).toContain('start');

  await admin.press('停用 演示电梯维保');
  await admin.words('停用以后不能再把诉求派给它').waitFor();
  await admin.press('停用');
  await admin.words('还有没办完的诉求').waitFor();
  await desk.walk(complaintId, ['resident-1', 'withdraw']);
  await admin.press('停用 演示电梯维保');
  await admin.press('停用');
  await admin.words('请先在“人员”里把人都移出').waitFor();
  await admin.press('演示电梯维保 的人员');
  await admin.press(/^把 .* 移出$/);
  await admin.words('还没有人能替这个单位办理。').waitFor();
  await admin.press('停用 演示电梯维保');
  await admin.press('停用');
  await admin.button('修改 演示电梯维保').waitFor({ state: 'detached' });
  // The browser names what was refused on purpose, and nothing else.
  expect(admin.faults.filter((fault) => !fault.includes('409 (Conflict)'))).toEqual([]);
});

test('touching the stages of a firm keeps those beside the usual path', async () => {
  const params = { communityId: 'demo-01' };
  const facts = { name: '演示停工单位', kind: 'other', categories: [] } as const;
  await server.call('POST /communities/:communityId/organisations', {
    params,
    body: { clientKey: 'stages-beside-the-path', ...facts, stages: ['suspended'] },
    as: 'admin-1',
  });
  await admin.open('/admin/firms?communityId=demo-01');
  await admin.press('修改 演示停工单位');
  await option(STAGE_NAMES.care);
  await admin.press('保存');
  await admin.words(`承办的阶段：${STAGE_NAMES.care}、${STAGE_NAMES.suspended}。`).waitFor();
});

test.each(['normal', 'elder'] as const)('in %s text nothing is lost on a phone', async (size) => {
  if (size === 'elder') await enlargeText(admin);
  await admin.open('/admin/firms?communityId=demo-01');
  await admin.press('修改 演示施工单位');
  await admin.press('增加承办单位');
  await admin.words('哪一种单位').waitFor();
  expect(await layoutFaults(admin.page)).toEqual([]);
  await expectNoSeriousAxeFindings(admin.page);
});

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Stage } from '../../shared/plan/stageTemplate.ts';
import type { RoundView } from '../../shared/round/roundView.ts';
import { expectRefused } from '../support/apiClient.ts';
import { ballot } from '../support/ballot.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { projectRoot } from '../support/build/projectRoot.ts';
import { runToEnd } from '../support/runToEnd.ts';
import { startTestServer, type TestServer } from '../support/testServer.ts';
import { newcomer, type Person } from './person.ts';

// One renovation from 摸底 to 效果评价 over two rounds, with a clock that can be put forward: the residents' menu with a
// dispute and a worker's entry that the household overrules, every gate with what it asks for, and satisfaction at the
// end. Each published result is held against both verifiers and looked at by a stranger in a browser.

const communityId = 'demo-01';
const log = communityId;
const community = { communityId };
const menu = 'demo-01-menu';
const DAY = 86_400_000;
const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n');

let server: TestServer;
let browser: Browser;
let folder: string;
beforeAll(async () => {
  [server, browser] = await Promise.all([startTestServer({}, { page: true }), launchBrowser()]);
  folder = await mkdtemp(join(tmpdir(), 'renewal-bundles-'));
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const at = () => new Date(server.clock.now()).toISOString();
const home = (as: string) => server.world.homeOf(as);
const roundOf = async (roundId: string): Promise<RoundView> =>
  (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;

/** An answer to every required question; by staff for a door when `more` says so. */
async function answer(as: string, roundId: string, householdId: string, more: object = {}) {
  const { questionHash, questions } = await roundOf(roundId);
  const body = { clientKey: randomUUID(), householdId, questionHash, answers: ballot(questions), ...more };
  const given = await server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, as });
  expect([given.status, given.text]).toEqual([201, given.text]);
  return given.reply.receipt.seq;
}
const atTheDoor = () => ({ channel: 'door', visit: { visitedAt: at() } });
const act = async (verb: 'open' | 'close' | 'finalise', roundId: string) => {
  const done = await server.call(`POST /rounds/:roundId/${verb}`, { params: { roundId }, as: 'admin-1' });
  expect([verb, done.status, done.code]).toEqual([verb, 200, undefined]);
};
const move = (to: Stage, more: object = {}) =>
  server.call('POST /communities/:communityId/stage', {
    params: community,
    body: { to, ...more },
    as: 'admin-1',
  });
async function moved(...stages: readonly Stage[]): Promise<void> {
  for (const to of stages) {
    const done = await move(to);
    expect([to, done.status, done.text]).toEqual([to, 200, done.text]);
  }
}
/** The gate that keeps the move from happening, and what it says is missing. */
async function closedBefore(to: Stage): Promise<string> {
  const error = await expectRefused(server, 'stage/gate-closed', () => move(to));
  return String(error['gate']);
}
function timePasses(days: number): void {
  server.clock.forward(days * DAY);
  server.forgetSessions();
}
async function document(): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(PDF)], 'paper.pdf'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=${communityId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf('admin-1')}` },
    body: form,
  });
  return ((await reply.json()) as { evidenceId: string }).evidenceId;
}

/** Both verifiers on the bundle that the stranger's browser downloads from the result page. */
async function verifyFromResultPage(stranger: Person, roundId: string): Promise<void> {
  await stranger.open(`/round/result?roundId=${roundId}`);
  const [download] = await Promise.all([
    stranger.page.waitForEvent('download'),
    stranger.press('下载核对包'),
  ]);
  const file = join(folder, `${roundId}.json`);
  await download.saveAs(file);
  for (const [program, ...args] of [
    [process.execPath, '--import', 'tsx', 'server/commands/verify.ts'],
    ['python3', 'server/commands/verify.py'],
  ] as const) {
    const ran = await runToEnd(program, [...args, file], projectRoot);
    expect([program, ran.status, ran.stderr]).toEqual([program, 0, '']);
  }
}

test('摸底: the office checks its register again, which re-opens what was passed, and begins anew', async () => {
  const back = await move('survey', { reason: '名册重新核对' });
  expect(back.reply).toMatchObject({ from: 'solicit', to: 'survey' });
  await moved('willingness', 'solicit');
  expect(await closedBefore('design')).toBe('G1');
});

describe('征集意见: the menu', () => {
  let overruled: number;
  let invented: number;

  test('a worker enters what was heard at the door, and the household’s own answer takes its place', async () => {
    overruled = await answer('worker-1', menu, home('resident-3'), atTheDoor());
    const own = await answer('resident-3', menu, home('resident-3'));
    const mine = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId: menu },
      as: 'resident-3',
    });
    expect(new Set(mine.reply.counted.map(({ seq }) => seq))).toEqual(new Set([own]));
    expect(mine.reply.history.find(({ seq }) => seq === overruled)).toMatchObject({ counted: false });
  });

  test('“that was not us”: the household disputes an entry in its name, and it leaves the count', async () => {
    invented = await answer('worker-1', menu, home('resident-2'), atTheDoor());
    const before = await server.staffView(menu);
    const disputed = await server.call('POST /disputes', {
      body: { clientKey: randomUUID(), roundId: menu, householdId: home('resident-2'), seq: invented },
      as: 'resident-2',
    });
    expect(disputed.status).toBe(201);
    const after = await server.staffView(menu);
    expect(after.official.answered).toBe(before.official.answered - 1);
    expect(after.disputed).toBe(before.disputed + 1);
  });

  test('the gate opens at the twentieth household and not one earlier', async () => {
    await answer('resident-1', menu, home('resident-1'));
    expect(await closedBefore('design')).toBe('G1');
    await answer('resident-4', menu, home('resident-4'));
    expect((await server.staffView(menu)).official).toMatchObject({ answered: 20, need: 0, met: true });
  });

  test('closed, objected to, settled, final: each step in its time', async () => {
    await act('close', menu);
    const early = await server.call('POST /rounds/:roundId/finalise', {
      params: { roundId: menu },
      as: 'admin-1',
    });
    expect(early.code).toBe('round/not-finalisable');
    const open = await server.call('GET /disputes', { query: { communityId }, as: 'admin-1' });
    const disputeId = open.reply.items[0]?.disputeId ?? '';
    await server.call('POST /disputes/:disputeId/resolve', {
      params: { disputeId },
      body: { upheld: true, evidence: 'callBack', words: '当面回访，住户说当天家里没有人。' },
      as: 'admin-1',
    });
    timePasses(8);
    await act('finalise', menu);
    const { reply } = await server.call('GET /rounds/:roundId/result', { params: { roundId: menu } });
    expect(reply).toMatchObject({ status: 'final', participation: { official: { answered: 20 } } });
  });

  test('a stranger opens the result and recounts it with both verifiers', async () => {
    const stranger = await newcomer({ browser, url: server.address, on: 'phone' });
    await verifyFromResultPage(stranger, menu);
    await stranger.words(/24 户里有 20 户答复了/).waitFor();
    await stranger.leave();
  });
});

describe('from the design to the handover: every gate asks for what it names', () => {
  test('方案公示: a notice in its five fields, an objection, its public answer, the days', async () => {
    await moved('design', 'publicity');
    expect(await closedBefore('confirm')).toBe('G2');
    const plan = (await server.call('GET /communities/:communityId/plan', { params: community })).reply;
    const notice = await server.call('POST /communities/:communityId/publicity', {
      params: community,
      body: { board: plan.noticeBoard, days: 7 },
      as: 'admin-1',
    });
    expect(notice.status).toBe(201);
    const objection = await server.call('POST /communities/:communityId/publications/:hash/objections', {
      params: { communityId, hash: notice.reply.hash },
      body: { clientKey: randomUUID(), text: '晾衣架的位置挡住了一楼的窗户。' },
      as: 'resident-1',
    });
    expect(objection.status).toBe(201);
    timePasses(1);
    const answered = await server.call('POST /communities/:communityId/publications/:hash/answer', {
      params: { communityId, hash: objection.reply.hash },
      body: { text: '晾衣架移到山墙一侧，图纸已改。' },
      as: 'admin-1',
    });
    expect(answered.status).toBe(201);
    expect(await closedBefore('confirm')).toBe('G2');
    timePasses(7);
    await moved('confirm', 'review');
  });

  test('专家评审 and 概预算: the opinion, the cleared site, and what the law asks for each item', async () => {
    expect(await closedBefore('listed')).toBe('G3');
    await server.call('POST /communities/:communityId/review-opinions', {
      params: community,
      body: { opinion: 'pass', text: '同意通过。' },
      as: 'bureau-1',
    });
    await moved('listed', 'prepare');
    expect(await closedBefore('build')).toBe('G4');
    const plan = (await server.call('GET /communities/:communityId/plan', { params: community })).reply;
    const withEffect = plan.items.filter(({ legalEffect }) => legalEffect !== undefined);
    const paidInCommon = plan.items.filter(({ funding }) =>
      funding.some(({ source }) => source === 'commonRevenue'),
    );
    const evidenceId = await document();
    if (withEffect.length > 0)
      await server.call('POST /communities/:communityId/lawful-resolutions', {
        params: community,
        body: {
          itemIds: withEffect.map(({ itemId }) => itemId),
          title: '业主大会决议（演示）',
          adoptedOn: at().slice(0, 10),
          evidenceId,
        },
        as: 'admin-1',
      });
    await server.call('POST /communities/:communityId/income-consents', {
      params: community,
      body: {
        itemIds: paidInCommon.map(({ itemId }) => itemId),
        body: 'residentsGroup',
        adoptedOn: at().slice(0, 10),
        evidenceId,
      },
      as: 'admin-1',
    });
    await server.call('POST /communities/:communityId/site-clearances', {
      params: community,
      body: { text: '施工场地已清理。' },
      as: 'admin-1',
    });
    await moved('build', 'accept');
  });

  test('联合竣工验收: defects closed, representatives present, dissent answered', async () => {
    expect(await closedBefore('handover')).toBe('G5');
    await server.call('POST /communities/:communityId/acceptances', {
      params: community,
      body: { text: '验收合格。', defectsOpen: 0, representatives: 3, dissents: [] },
      as: 'bureau-1',
    });
    await moved('handover', 'evaluate');
  });
});

test('效果评价: residents rate the result, its score is final and recounted, and the renovation goes into care', async () => {
  const drafted = await server.call('POST /communities/:communityId/rounds', {
    params: community,
    body: { kind: 'satisfaction' },
    as: 'admin-1',
  });
  const { roundId, terms } = drafted.reply;
  timePasses((Date.parse(terms.opensAt) - server.clock.now()) / DAY + 0.01);
  await act('open', roundId);
  for (const as of ['resident-1', 'resident-2', 'resident-3', 'resident-4', 'resident-5'])
    await answer(as, roundId, home(as));
  for (const householdId of server.world.answered(menu).slice(0, 12))
    await answer('worker-1', roundId, householdId, atTheDoor());
  await act('close', roundId);
  timePasses(8);
  await act('finalise', roundId);
  const { reply } = await server.call('GET /rounds/:roundId/result', { params: { roundId } });
  expect(reply.satisfaction).toMatchObject({ overall: { n: 17 } });
  const stranger = await newcomer({ browser, url: server.address, on: 'desktop' });
  await verifyFromResultPage(stranger, roundId);
  await stranger.leave();
  await moved('care');
});

test('the whole story stands in one record, whose head still grows out of the first', async () => {
  const head = await server.call('GET /ledgers/:log/checkpoint', { params: { log } });
  const proof = await server.call('GET /ledgers/:log/proofs/consistency', {
    params: { log },
    query: { from: 1, to: head.reply.size },
  });
  expect(proof.status).toBe(200);
  await writeFile(join(folder, 'head.json'), JSON.stringify(head.reply));
  expect(server.logged.filter((line) => line.includes('"level":50'))).toEqual([]);
});

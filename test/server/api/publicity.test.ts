import { randomUUID } from 'node:crypto';
import { hashPublication } from '../../../shared/plan/publication.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { readPdf } from '../../support/readPdf.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// From the plan confirmed to the works begun, over HTTP: publicity with objections (G2), review (G3), what the law
// still asks for (G4), waiver, going back. demo-09 stands at 方案确认 with its notice behind it.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const communityId = 'demo-09';
const params = { communityId };
const DAY = 86_400_000;
const move = (to: string, as = 'admin-9', reason?: string) =>
  server.call('POST /communities/:communityId/stage', {
    params,
    as,
    body: { to, ...(reason === undefined ? {} : { reason }) },
  });
const stageView = async () => (await server.call('GET /communities/:communityId/stage', { params })).reply;
const plan = async () => (await server.call('GET /communities/:communityId/plan', { params })).reply;
const publish = async (change: object = {}, days = 7, as = 'admin-9') =>
  server.call('POST /communities/:communityId/publicity', {
    params,
    as,
    body: { board: { ...(await plan()).noticeBoard, ...change }, days },
  });
const object = (notice: string, text: string, as = 'owner-9', clientKey: string = randomUUID()) =>
  server.call('POST /communities/:communityId/publications/:hash/objections', {
    params: { communityId, hash: notice },
    as,
    body: { text, clientKey },
  });
const answer = (objection: string, text: string, as = 'admin-9') =>
  server.call('POST /communities/:communityId/publications/:hash/answer', {
    params: { communityId, hash: objection },
    as,
    body: { text },
  });
const revise = async (body: object) =>
  server.call('POST /communities/:communityId/plan/versions', {
    params,
    as: 'admin-9',
    body: { basedOn: (await plan()).planVersionId, items: (await plan()).items, ...body },
  });
const upload = async (as: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const form = new FormData();
  form.set('file', new File([bytes], name));
  const kept = await fetch(`${server.address}/api/v1/evidence?communityId=${communityId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf(as)}` },
    body: form,
  });
  return ((await kept.json()) as { readonly evidenceId: string }).evidenceId;
};
let notice = '';

test('going back re-opens the gates passed: the notice from before counts no more', async () => {
  expect((await stageView()).passed.map(({ gate }) => gate)).toEqual(['G1', 'G2']);
  expect((await move('publicity', 'admin-9', '方案有改动，重新公示')).status).toBe(200);
  const { passed, outlook } = await stageView();
  expect(passed.map(({ gate }) => gate)).toEqual(['G1']);
  expect(outlook.closed[0]).toMatchObject({
    gate: 'G2',
    missing: [{ code: 'notice-missing', who: 'admin' }],
  });
});

describe('a notice', () => {
  test.each(['projectOverview', 'works', 'startsOn', 'completesOn', 'responsible', 'complaintPhone'])(
    'is refused while %s is empty, and the field is named',
    async (field) => {
      const board = { ...(await plan()).noticeBoard, [field]: '' };
      const refused = await expectRefused(server, 'notice/incomplete', () =>
        server.call('POST /communities/:communityId/publicity', {
          params,
          as: 'admin-9',
          body: { board, days: 7 },
        }),
      );
      expect(refused.fields).toEqual([{ path: `board.${field}`, code: 'empty' }]);
    },
  );

  test('is not put up for fewer days than the policy, nor by anybody else', async () => {
    await expectRefused(server, 'notice/too-short', () => publish({}, 6));
    await expectRefused(server, 'identity/role-may-not', () => publish({}, 7, 'owner-9'));
    await expectRefused(server, 'request/not-found', () => publish({}, 7, 'admin-12'));
  });

  test('is frozen under a hash that anyone recomputes, and does not open G2 by itself', async () => {
    const published = await publish();
    expect(published.status).toBe(201);
    notice = published.reply.hash;
    const { kind, content } = (await server.call('GET /publications/:hash', { params: { hash: notice } }))
      .reply;
    expect(hashPublication(nodeLedgerCrypto, { kind, communityId, content })).toBe(notice);
    const refused = await expectRefused(server, 'stage/gate-closed', () => move('confirm'));
    expect(refused).toMatchObject({ gate: 'G2', missing: [{ code: 'days-running', who: 'nobody' }] });
  });

  test('prints as a poster', async () => {
    const { status, headers } = await server.send('GET', `/api/v1/exports/publications/${notice}/poster.pdf`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const pdf = await fetch(`${server.address}/api/v1/exports/publications/${notice}/poster.pdf`);
    const { pages, qr } = await readPdf(new Uint8Array(await pdf.arrayBuffer()));
    expect(Math.round(pages[0]?.width ?? 0)).toBe(842);
    expect(qr).toContain(notice);
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /exports/publications/:hash/poster.pdf', { params: { hash: 'ab'.repeat(32) } }),
    );
  });
});

describe('an objection', () => {
  let objection = '';
  test('is filed by households of the community only, and its words name nobody', async () => {
    await expectRefused(server, 'identity/role-may-not', () => object(notice, '不同意停车位', 'worker-9'));
    await expectRefused(server, 'request/not-found', () => object(notice, '不同意停车位', 'resident-1'));
    const clientKey = randomUUID();
    const filed = await object(notice, '不同意停车位，我的电话 13800001111', 'owner-9', clientKey);
    expect(filed.status).toBe(201);
    const again = await object(notice, '不同意停车位，我的电话 13800001111', 'owner-9', clientKey);
    expect([again.status, again.reply.hash]).toEqual([200, filed.reply.hash]);
    objection = filed.reply.hash;
    const heard = await server.send('GET', `/api/v1/publications/${objection}`);
    expect(heard.text).toContain('不同意停车位');
    expect(heard.text).not.toMatch(/13800001111|owner-9|demo-09-b/);
  });

  test('of another household in the same words is a record of its own', async () => {
    const filed = await object(notice, '不同意停车位，我的电话 13800001111', 'landlord-9');
    expect([filed.status, filed.code]).toEqual([201, undefined]);
    expect(filed.reply.hash).not.toBe(objection);
    expect((await answer(filed.reply.hash, '停车位移到北侧。')).status).toBe(201);
  });

  test('is one of three that a household files to a notice, by whichever of its accounts', async () => {
    const clientKey = randomUUID();
    const second = await object(notice, '施工时间太早', 'family-9');
    const third = await object(notice, '施工时间太早', 'owner-9', clientKey);
    expect([second.status, third.status]).toEqual([201, 201]);
    const refused = await expectRefused(server, 'publication/too-many-objections', () =>
      object(notice, '还有一件', 'family-9'),
    );
    expect(refused['most']).toBe(3);
    // Sent again after a lost reply it is still the third, no fourth.
    const again = await object(notice, '施工时间太早', 'owner-9', clientKey);
    expect([again.status, again.reply.hash]).toEqual([200, third.reply.hash]);
    for (const { reply } of [second, third])
      expect((await answer(reply.hash, '改为八点以后。')).status).toBe(201);
  });

  test('keeps G2 closed after the days until it is answered in public', async () => {
    server.clock.forward(4 * DAY);
    server.forgetSessions();
    await expectRefused(server, 'identity/role-may-not', () =>
      answer(objection, '停车位移到北侧', 'owner-9'),
    );
    server.clock.forward(1000);
    expect((await stageView()).outlook.closed[0]?.missing?.map(({ code }) => code)).toEqual([
      'days-running',
      'objections-unanswered',
    ]);
    expect((await answer(objection, '停车位移到北侧，绿地保留。')).status).toBe(201);
    await expectRefused(server, 'notice/answered', () => answer(objection, '再答一次'));
    server.clock.forward(3 * DAY + 600_000);
    server.forgetSessions();
    expect((await stageView()).outlook.closed).toEqual([]);
  });

  test('comes too late after the days', async () => {
    await expectRefused(server, 'notice/over', () => object(notice, '我也不同意'));
    expect((await move('confirm')).status).toBe(200);
    expect((await stageView()).passed.at(-1)).toMatchObject({ gate: 'G2', waived: false });
  });
});

test('a wall photograph and papers become public with the record that shows them', async () => {
  const { default: sharp } = await import('sharp');
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const evidenceId = await upload('worker-9', 'wall.png', new Uint8Array(png));
  const read = () => server.send('GET', `/api/v1/evidence/${evidenceId}`);
  expect((await read()).status).toBe(404);
  const photo = (shown: string) =>
    server.call('POST /communities/:communityId/publications/:hash/wall-photos', {
      params: { communityId, hash: notice },
      as: 'worker-9',
      body: { evidenceId: shown, place: '1号楼东侧' },
    });
  await expectRefused(server, 'publication/evidence-unknown', () => photo('f'.repeat(64)));
  expect((await photo(evidenceId)).status).toBe(201);
  expect((await read()).status).toBe(200);
});

test('公共收益 becomes another source only with a reason, also before the review', async () => {
  const { items } = await plan();
  const relabelled = items.map((item) => ({
    ...item,
    funding: item.funding.map(({ source, amountFen }) => ({
      source: source === 'commonRevenue' ? ('localFiscal' as const) : source,
      amountFen,
    })),
  }));
  expect(relabelled).not.toEqual(items);
  await expectRefused(server, 'plan/reason-required', () => revise({ items: relabelled }));
});

const waive = (gate: string, as = 'bureau-1', reason = '专家意见以会议纪要为准，正式文件随后补登') =>
  server.call('POST /communities/:communityId/waivers', { params, as, body: { gate, reason } });

describe('a waiver', () => {
  test('is the district bureau’s, only of the gate that stands in the way, and everybody reads it', async () => {
    await expectRefused(server, 'identity/role-may-not', () => waive('G3', 'admin-9'));
    await expectRefused(server, 'request/not-found', () => waive('G3', 'bureau-other'));
    await expectRefused(server, 'stage/no-gate-to-waive', () => waive('G3'));
    expect((await move('review')).status).toBe(200);
    await expectRefused(server, 'stage/gate-closed', () => move('listed'));
    await expectRefused(server, 'request/invalid-field', () => waive('G3', 'bureau-1', '  '));
    expect((await waive('G3')).status).toBe(201);
    await expectRefused(server, 'stage/already-waived', () => waive('G3'));
    expect((await stageView()).waivers).toMatchObject([
      { gate: 'G3', reason: expect.stringContaining('会议纪要') as string },
    ]);
    expect((await move('listed')).status).toBe(200);
    expect((await stageView()).passed.at(-1)).toMatchObject({ gate: 'G3', waived: true });
  });

  test('never stands in for the owners: works do not begin on a consultative majority', async () => {
    expect((await move('prepare')).status).toBe(200);
    const refused = await expectRefused(server, 'stage/gate-closed', () => move('build'));
    const missing = refused['missing'] as readonly { readonly code: string; readonly itemId?: string }[];
    const legal = (await plan()).items.filter(({ legalEffect }) => legalEffect !== undefined);
    expect(missing.filter(({ code }) => code === 'legal-missing').map(({ itemId }) => itemId)).toEqual(
      legal.map(({ itemId }) => itemId),
    );
    await expectRefused(server, 'stage/owners-decide', () => waive('G4'));
  });
});

describe('a new version of the plan', () => {
  test('after the review the items are frozen: a change needs its reason', async () => {
    // The review was waived: its gate counts as passed.
    const items = (await plan()).items.slice(1);
    await expectRefused(server, 'plan/unchanged', () => revise({ reason: '没有变' }));
    await expectRefused(server, 'plan/reason-required', () => revise({ items }));
    await expectRefused(server, 'plan/outdated', () =>
      revise({ items, reason: '变更', basedOn: 'demo-09-plan-0' }),
    );
    const broken = items.map((item) => ({ ...item, costFen: item.costFen + 1 }));
    await expectRefused(server, 'request/invalid-field', () => revise({ items: broken, reason: '变更' }));
    const published = await revise({ items, reason: '管线单位自行出资，本项不再列入' });
    expect(published.status).toBe(201);
    const { version, hash, totalFen, reason } = await plan();
    expect([version, hash, reason]).toEqual([2, published.reply.hash, '管线单位自行出资，本项不再列入']);
    expect(totalFen).toBe(items.reduce((sum, { costFen }) => sum + costFen, 0));
    const versions = (await server.call('GET /communities/:communityId/plan/versions', { params })).reply
      .items;
    expect(versions.map((one) => one.version)).toEqual([1, 2]);
  });

  test('dates of the timetable are changed with a note, by themselves, and the step says why', async () => {
    const { steps, items } = await plan();
    const [first, ...rest] = steps;
    if (first === undefined) throw new Error('the plan has no timetable');
    const moved = { ...first, endsOn: '2030-12-31' };
    const unexplained = await expectRefused(server, 'request/invalid-field', () =>
      revise({ steps: [moved, ...rest], reason: '顺延' }),
    );
    expect(unexplained.fields).toEqual([{ path: 'steps[0].note', code: 'required' }]);
    const note = '冬季停工，顺延到明年';
    expect((await revise({ steps: [{ ...moved, note }, ...rest], reason: note })).status).toBe(201);
    const now = await plan();
    expect([now.steps[0], now.items]).toMatchObject([{ endsOn: '2030-12-31', note }, items]);
  });

  test('an item that residents were asked about and that changed is marked 需重新确认', async () => {
    const { items } = await plan();
    const dearer = items.map((item, index) =>
      index === 0
        ? {
            ...item,
            costFen: item.costFen + 100,
            funding: item.funding.map((line, at) =>
              at === 0 ? { ...line, amountFen: line.amountFen + 100 } : line,
            ),
          }
        : item,
    );
    expect((await revise({ items: dearer, reason: '造价调整' })).status).toBe(201);
    expect((await stageView()).reconfirm.map(({ itemId }) => itemId)).toContain(items[0]?.itemId);
  });
});

describe('what the owners decide', () => {
  test('is not struck out of the plan: the item is named', async () => {
    const { items } = await plan();
    const weighty = items.find(({ legalEffect }) => legalEffect !== undefined);
    const { itemId = '', name = '' } = weighty ?? {};
    const without = items.map((item) => {
      if (item.itemId !== itemId) return item;
      const { legalEffect: _, ...silent } = item;
      return silent;
    });
    const renumbered = without.map((item) =>
      item.itemId === itemId ? { ...item, itemId: 'another-id' } : item,
    );
    for (const [changed, named] of [
      [without, itemId],
      [renumbered, 'another-id'],
    ] as const) {
      const refused = await expectRefused(server, 'plan/legal-effect-dropped', () =>
        revise({ items: changed, reason: '简化手续' }),
      );
      expect(refused).toMatchObject({ itemId: named, name });
    }
  });

  test('closes G4 again when it changes after the waiver', async () => {
    const { items } = await plan();
    const legal = items.filter(({ legalEffect }) => legalEffect !== undefined).map(({ itemId }) => itemId);
    const paid = items.filter(({ funding }) => funding.some(({ source }) => source === 'commonRevenue'));
    const pdf = new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'));
    const paper = { adoptedOn: '2031-05-14', evidenceId: await upload('admin-9', 'paper.pdf', pdf) };
    const resolved = await server.call('POST /communities/:communityId/lawful-resolutions', {
      params,
      as: 'admin-9',
      body: { itemIds: legal, title: '业主大会决议', ...paper },
    });
    const consented = await server.call('POST /communities/:communityId/income-consents', {
      params,
      as: 'admin-9',
      body: { itemIds: paid.map(({ itemId }) => itemId), body: 'ownersCommittee', ...paper },
    });
    expect([resolved.status, consented.status]).toEqual([201, 201]);
    expect((await waive('G4', 'bureau-1', '场地清理随进场同时完成')).status).toBe(201);
    expect((await stageView()).outlook.closed).toEqual([]);
    const [changed = ''] = legal;
    const lookAlike = items.map((item) =>
      item.itemId === changed
        ? { ...item, lookWhenDone: { text: '占用南边绿地', source: '设计说明', region: '本小区' } }
        : item,
    );
    expect((await revise({ items: lookAlike, reason: '位置调整' })).status).toBe(201);
    const refused = await expectRefused(server, 'stage/gate-closed', () => move('build'));
    const missing = refused['missing'] as readonly { readonly code: string; readonly itemId?: string }[];
    expect(missing).toContainEqual(expect.objectContaining({ code: 'legal-missing', itemId: changed }));
    expect(missing.map(({ code }) => code)).not.toContain('site-not-cleared');
  });

  test('does not enter the works by a change of the plan: it is decided first', async () => {
    const before = await plan();
    const [undecided] = (await stageView()).undecided;
    const legal = before.items.filter(({ itemId }) => itemId === undecided?.itemId);
    expect(legal).toHaveLength(1);
    const decided = before.items.filter((item) => !legal.includes(item));
    expect((await revise({ items: decided, reason: '这一项暂不实施' })).status).toBe(201);
    expect((await stageView()).undecided).toEqual([]);
    expect((await move('build')).status).toBe(200);
    const refused = await expectRefused(server, 'plan/owners-first', () =>
      revise({ items: before.items, reason: '又要做了' }),
    );
    expect(refused['name']).toBe(legal[0]?.name);
    const ordinary = decided.map((item, at) => (at === 0 ? { ...item, name: `${item.name}（一期）` } : item));
    expect((await revise({ items: ordinary, reason: '改名称' })).status).toBe(201);
    // domain.md, plan: “a 变更 makes a new PlanVersion, and an item that was voted on is marked 需重新确认”.
    const voted = decided.find(({ legalEffect }) => legalEffect !== undefined);
    const moved = { text: '移到北边', source: '设计说明', region: '本小区' };
    const variation = ordinary.map((item) =>
      item.itemId === voted?.itemId ? { ...item, lookWhenDone: moved } : item,
    );
    expect((await revise({ items: variation, reason: '现场地下有管线' })).status).toBe(201);
    expect((await stageView()).undecided).toEqual([
      expect.objectContaining({ code: 'legal-missing', itemId: voted?.itemId }),
    ]);
    // Being marked opens no door: neither for money on the same item that nobody consented to, nor for a namesake.
    const marked = variation.find(({ itemId }) => itemId === voted?.itemId);
    if (marked === undefined) throw new Error('the plan has no voted item');
    const paid = {
      ...marked,
      costFen: marked.costFen + 100,
      funding: [...marked.funding, { source: 'commonRevenue' as const, amountFen: 100 }],
    };
    const namesake = { ...marked, itemId: 'namesake' };
    for (const items of [
      variation.map((item) => (item === marked ? paid : item)),
      [...variation, namesake],
    ]) {
      const reply = await expectRefused(server, 'plan/owners-first', () => revise({ items, reason: '变更' }));
      expect(reply['name']).toBe(marked.name);
    }
    const again = { ...moved, text: '再往北移' };
    const moreOfIt = variation.map((item) => (item === marked ? { ...item, lookWhenDone: again } : item));
    expect((await revise({ items: moreOfIt, reason: '还有管线' })).status).toBe(201);
    expect((await move('prepare', 'admin-9', '增加要由业主决定的内容')).status).toBe(200);
    expect((await revise({ items: before.items, reason: '又要做了' })).status).toBe(201);
    await expectRefused(server, 'stage/gate-closed', () => move('build'));
  });
});

import type { RateFigure } from '../../../shared/complaint/complaintRates.ts';
import { chinaDayOf } from '../../../shared/chinaTime.ts';
import { BUILDER, complaintDesk, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { DAY } from '../../support/complaintStory.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

let server: TestServer;
let desk: ComplaintDesk;

beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
});
afterAll(() => server.stop());

test('the running server lets 办结待评 run out, and the table says 未评价, with the rows behind each number', async () => {
  // Whatever the demonstration tells lies before.
  const from = chinaDayOf(server.clock.now());
  const confirmed = await desk.done('resident-1');
  await desk.walk(confirmed, ['resident-1', 'confirm', { rating: 5 }]);
  const reopened = await desk.done('resident-1');
  await desk.walk(reopened, ['resident-1', 'reopen', { text: '还在漏', rating: 2 }]);
  const silent = await desk.done('resident-1');
  const withdrawn = await desk.filed('resident-1');
  await desk.walk(withdrawn, ['resident-1', 'withdraw']);

  server.clock.forward(7 * DAY + 60_000);
  server.forgetSessions();
  await waitUntil(async () => expect((await desk.see('admin-1', silent)).reply.state).toBe('timedOut'));
  expect((await desk.see('resident-1', silent)).reply.entries.at(-1)).toMatchObject({
    kind: 'timeOut',
    by: 'clock',
  });

  const period = { from, to: chinaDayOf(server.clock.now()) };
  const figures: Readonly<Record<RateFigure, readonly string[]>> = {
    filed: [confirmed, reopened, silent, withdrawn],
    due: [confirmed, reopened, silent],
    respondedInTime: [confirmed, reopened, silent],
    confirmed: [confirmed],
    reopenedAtEnd: [reopened],
    closedUnresolved: [],
    unrated: [silent],
    rated: [confirmed, reopened],
    satisfied: [confirmed],
  };
  for (const as of ['admin-1', 'bureau-1', 'city-1', 'inspector-1']) {
    const query = { ...period, communityId: 'demo-01' };
    const { reply } = await server.call('GET /complaints/rates', { query, as });
    expect([as, reply.total]).toMatchObject([
      as,
      {
        respondedPermille: 1000,
        resolvedPermille: 500,
        satisfiedPermille: 500,
        figures: Object.fromEntries(Object.entries(figures).map(([figure, rows]) => [figure, rows.length])),
      },
    ]);
    for (const [figure, rows] of Object.entries(figures)) {
      const { items } = await desk.list(as, { ...query, view: 'queue', figure });
      expect([as, figure, items.map(({ complaintId }) => complaintId).sort()]).toEqual([
        as,
        figure,
        [...rows].sort(),
      ]);
    }
  }

  const firm = await server.call('GET /complaints/rates', {
    query: { ...period, by: 'organisation' },
    as: 'handler-1',
  });
  expect(firm.reply.rows.map(({ key, label, figures: { filed } }) => [key, label, filed])).toEqual([
    [BUILDER, '演示施工单位', 3],
  ]);
  expect((await server.call('GET /complaints/rates', { as: 'resident-1' })).status).toBe(403);
});

test.each(['2026-13-01', '2026-1-1', '0000-01-01', 'tomorrow'])(
  'a day that is none is refused: %s',
  async (to) => {
    const heard = await server.send('GET', `/api/v1/complaints/rates?to=${to}`, { as: 'admin-1' });
    expect([heard.status, heard.code]).toEqual([400, 'request/invalid-field']);
  },
);

import type { DraftChange, DraftView } from '../../../shared/round/opening/draft.ts';
import type { Question } from '../../../shared/round/question.ts';
import { ROUND_KINDS } from '../../../shared/round/round.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { questionBase, stance } from '../../support/roundFixtures.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Preparing a round: drafted from a template, changed with a version, checked, cancelled, opened under its hash.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const draftIn = async (kind: string, communityId = 'demo-02', as = 'admin-2'): Promise<DraftView> => {
  const made = await server.call('POST /communities/:communityId/rounds', {
    params: { communityId },
    body: { kind },
    as,
  });
  expect(made.status).toBe(201);
  return made.reply;
};
const change = (
  draft: Pick<DraftView, 'roundId' | 'version'>,
  changed: DraftChange | object,
  as = 'admin-2',
) =>
  server.call('POST /rounds/:roundId/draft', {
    params: { roundId: draft.roundId },
    body: { version: draft.version, change: changed },
    as,
  });
const read = (roundId: string, as = 'admin-2') =>
  server.call('GET /rounds/:roundId/draft', { params: { roundId }, as });
const cancel = (roundId: string, version?: number, as = 'admin-2') =>
  server.call('DELETE /rounds/:roundId/draft', {
    params: { roundId },
    query: version === undefined ? {} : { version },
    as,
  });
const check = (roundId: string, as = 'admin-2') =>
  server.call('POST /rounds/:roundId/draft/check', { params: { roundId }, as });
const open = (roundId: string, as = 'admin-2') =>
  server.call('POST /rounds/:roundId/open', { params: { roundId }, as });
const faultsOf = ({ faults }: Pick<DraftView, 'faults'>) => faults.map(({ path, code }) => `${path} ${code}`);

describe('a draft begins with the template of its kind', () => {
  test.each(ROUND_KINDS.filter((kind) => kind !== 'statutory'))(
    '%s: it could be opened as it stands',
    async (kind) => {
      const draft = await draftIn(kind);
      expect(draft.terms.kind).toBe(kind);
      expect(faultsOf(draft)).toEqual([]);
      expect((await check(draft.roundId)).reply).toEqual({
        version: 1,
        questionHash: draft.questionHash,
        faults: [],
      });
      expect((await cancel(draft.roundId)).status).toBe(204);
    },
  );

  test('an owners’ vote still lacks what only people can fill in', async () => {
    const draft = await draftIn('statutory', 'demo-12', 'admin-12');
    expect(faultsOf(draft)).toEqual([
      'statutory.convenor.body empty',
      'statutory.convenor.function empty',
      'statutory.convenor.phone empty',
      'statutory.meetingPlace empty',
      'statutory.noticeAt not-a-time',
    ]);
    await expectRefused(server, 'round/cannot-pass', () => open(draft.roundId, 'admin-12'));
    const noticeAt = new Date(Date.parse(draft.terms.opensAt) - 16 * 86_400_000).toISOString();
    const filled = {
      ...draft.terms.statutory,
      convenor: { body: '示范社区居民委员会', function: '业主表决联系岗', phone: '0000-0000' },
      meetingPlace: '社区活动室',
      noticeAt,
    };
    const ready = (await change(draft, { statutory: filled }, 'admin-12')).reply;
    expect([ready.faults, ready.terms.statutory]).toEqual([[], filled]);
    const unnamed = { ...filled, officialSystem: { name: '省业主电子投票系统', basis: '' } };
    const marked = (await change(ready, { statutory: unnamed }, 'admin-12')).reply;
    expect(faultsOf(marked)).toEqual(['statutory.officialSystem empty']);
    await cancel(draft.roundId, undefined, 'admin-12');
  });

  test('numbers name the policy’s document, or nothing (示例默认)', async () => {
    const { terms, roundId, policy } = await draftIn('survey');
    expect(policy.label).toBe('演示政策');
    expect(terms.rule).toMatchObject({
      thresholdPercent: 80,
      thresholdSource: { clause: '三、（一）1' },
      smallCellK: 5,
    });
    expect(terms.rule.sources).toBeUndefined();
    await cancel(roundId);
  });

  test('a confirmation names the published version of the plan and its hash', async () => {
    const plan = await server.call('GET /communities/:communityId/plan', {
      params: { communityId: 'demo-02' },
    });
    const { planVersionId, version, hash, items } = plan.reply;
    const { terms, roundId } = await draftIn('confirmation');
    expect(terms.planVersion).toEqual({ planVersionId, version, hash });
    const asked = terms.questions.flatMap(({ itemId }) => itemId ?? []);
    expect(asked).toEqual(items.filter(({ scope }) => scope !== 'household').map(({ itemId }) => itemId));
    await cancel(roundId);
  });
});

describe('who may', () => {
  test('only the community’s own admin; residents learn nothing of it, staff may read it', async () => {
    const { roundId, version } = await draftIn('survey');
    const about = { params: { roundId } };
    for (const as of ['resident-1', 'worker-2', 'bureau-1', 'inspector-1']) {
      await expectRefused(server, 'identity/role-may-not', () => read(roundId, as));
    }
    // The admin of another community hears what a stranger hears of an id that does not exist.
    for (const asked of [
      () => read(roundId, 'admin-1'),
      () => change({ roundId, version }, { title: '别人的' }, 'admin-1'),
      () => cancel(roundId, version, 'admin-1'),
      () => check(roundId, 'admin-1'),
      () =>
        server.call('GET /communities/:communityId/drafts', {
          params: { communityId: 'demo-02' },
          as: 'admin-1',
        }),
      () =>
        server.call('POST /communities/:communityId/rounds', {
          params: { communityId: 'demo-02' },
          body: { kind: 'survey' },
          as: 'admin-1',
        }),
      () => server.call('GET /rounds/:roundId', { ...about, as: 'resident-1' }),
      () => server.call('GET /rounds/:roundId', about),
    ]) {
      await expectRefused(server, 'request/not-found', asked);
    }
    for (const as of ['admin-2', 'worker-2', 'bureau-1']) {
      expect((await server.call('GET /rounds/:roundId', { ...about, as })).reply.status).toBe('draft');
    }
    await cancel(roundId);
  });

  test('the list holds drafts only, and only for the admin', async () => {
    const first = await draftIn('survey');
    const second = await draftIn('willingness');
    const list = (query: object = {}) =>
      server.call('GET /communities/:communityId/drafts', {
        params: { communityId: 'demo-02' },
        query: { ...query },
        as: 'admin-2',
      });
    const all = (await list()).reply.items;
    expect(all.map(({ roundId }) => roundId)).toEqual(
      expect.arrayContaining([first.roundId, second.roundId, 'demo-02-confirmation']),
    );
    expect(all.map(({ roundId }) => roundId)).not.toContain('demo-02-menu');
    const page = (await list({ limit: 1 })).reply;
    expect(page.items).toHaveLength(1);
    const next = (await list({ limit: 1, cursor: page.nextCursor })).reply;
    expect(next.items[0]?.roundId).toBe(all[1]?.roundId);
    await expectRefused(server, 'request/invalid-field', () => list({ cursor: 'elsewhere' }));
    await cancel(first.roundId);
    await cancel(second.roundId);
  });
});

describe('changing', () => {
  test('each change is a version; whoever comes second is told and changes nothing', async () => {
    const draft = await draftIn('survey');
    const changed = (await change(draft, { title: '停车问卷' })).reply;
    expect([changed.version, changed.terms.title]).toEqual([2, '停车问卷']);
    expect(changed.questionHash).not.toBe(draft.questionHash);
    const error = await expectRefused(server, 'round/draft-changed', () =>
      change(draft, { title: '另一个' }),
    );
    expect(error.version).toBe(2);
    expect((await read(draft.roundId)).reply.terms.title).toBe('停车问卷');
    await expectRefused(server, 'round/draft-changed', () => cancel(draft.roundId, 1));
    await cancel(draft.roundId);
  });

  test('the public number of the call-back is agreed before the opening, under its hash, or is none', async () => {
    const draft = await draftIn('survey');
    const agreed = (await change(draft, { auditNumber: '20260114' })).reply;
    expect(agreed.terms.auditNumber).toBe('20260114');
    expect(agreed.questionHash).not.toBe(draft.questionHash);
    const none = (await change(agreed, { auditNumber: ' ' })).reply;
    expect([none.terms.auditNumber, none.questionHash]).toEqual([undefined, draft.questionHash]);
    await cancel(draft.roundId);
  });

  test('two who change at once: one does, the other is told', async () => {
    const draft = await draftIn('survey');
    const heard = await Promise.all(['甲', '乙', '丙'].map((title) => change(draft, { title })));
    expect(heard.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await read(draft.roundId)).reply.version).toBe(2);
    await cancel(draft.roundId);
  });

  test('a number that is not the policy’s loses its source, and one below it is a fault', async () => {
    const draft = await draftIn('survey');
    const higher = (await change(draft, { rule: { thresholdPercent: 85 } })).reply;
    expect(higher.terms.rule.thresholdSource).toBeNull();
    expect(faultsOf(higher)).toEqual([]);
    const lower = (await change(higher, { rule: { thresholdPercent: 60 } })).reply;
    expect(faultsOf(lower)).toEqual(['rule.thresholdPercent below-policy']);
    const back = (await change(lower, { rule: { thresholdPercent: 80 } })).reply;
    expect(back.terms.rule).toEqual(draft.terms.rule);
    await cancel(draft.roundId);
  });

  test('every question type with a condition is kept as it was sent', async () => {
    const options = [
      { optionId: 'a', label: '甲', costFen: 100 },
      { optionId: 'b', label: '乙', costFen: 200 },
    ];
    const questions: Question[] = [
      stance('q-stance', { reasonRequiredFor: ['no'] }),
      { ...questionBase, questionId: 'q-single', type: 'single', options },
      { ...questionBase, questionId: 'q-multiple', type: 'multiple', options, min: 0, max: 2 },
      { ...questionBase, questionId: 'q-ranking', type: 'ranking', options, min: 1, max: 2 },
      { ...questionBase, questionId: 'q-basket', type: 'basket', options, budgetFen: 250 },
      { ...questionBase, questionId: 'q-rating', type: 'rating', dimension: 'care' },
      { ...questionBase, questionId: 'q-matrix', type: 'matrix', rows: [{ rowId: 'road', label: '路平' }] },
      {
        ...questionBase,
        questionId: 'q-text',
        type: 'text',
        maxLength: 100,
        askedIf: { questionId: 'q-rating', optionIds: ['1', '2'] },
      },
    ];
    const draft = await draftIn('survey');
    const changed = (await change(draft, { questions })).reply;
    expect(changed.terms.questions).toEqual(questions);
    expect(changed.faults).toEqual([]);
    expect((await read(draft.roundId)).reply.terms).toEqual(changed.terms);
    await cancel(draft.roundId);
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ['a field nobody knows', { surprise: 1 }],
    ['another kind', { kind: 'menu' }],
    ['the hash', { questionHash: 'a'.repeat(64) }],
    ['the precedence', { precedence: { order: 'last-wins', text: '' } }],
    ['a source of one’s own', { rule: { thresholdSource: { document: '我说的', clause: '一' } } }],
    ['half a per cent', { rule: { thresholdPercent: 79.5 } }],
    ['a title with a line end', { title: '一\n二' }],
    ['a title longer than 200', { title: '长'.repeat(201) }],
    ['a time without a zone', { opensAt: '2031-06-01T09:00:00' }],
    ['a channel nobody knows', { channels: ['pigeon'] }],
    ['no plan at all', { usePublishedPlan: false }],
    ['101 questions', { questions: Array.from({ length: 101 }, (_, at) => stance(`q${at}`)) }],
    [
      '61 options',
      {
        questions: [
          {
            ...questionBase,
            questionId: 'q',
            type: 'single',
            options: Array.from({ length: 61 }, (_, at) => ({ optionId: `o${at}`, label: `${at}` })),
          },
        ],
      },
    ],
    ['a type nobody knows', { questions: [{ ...questionBase, questionId: 'q', type: 'essay' }] }],
    [
      'a field of another type',
      { questions: [{ ...questionBase, questionId: 'q', type: 'rating', maxLength: 5 }] },
    ],
    ['an id that is none', { questions: [{ ...questionBase, questionId: '$where', type: 'rating' }] }],
  ])('bad input changes nothing: %s', async (_, changed) => {
    const roundId = 'demo-02-confirmation';
    const before = (await read(roundId)).reply;
    await expectRefused(server, 'request/invalid-field', () => change(before, changed));
    expect((await read(roundId)).reply).toEqual({ ...before, context: expect.anything() });
  });

  test('an unfinished draft is kept with its faults and cannot be opened', async () => {
    const draft = await draftIn('survey');
    const emptied = (await change(draft, { title: '', questions: [] })).reply;
    expect(faultsOf(emptied)).toEqual(['title empty', 'questions empty']);
    const error = await expectRefused(server, 'round/cannot-pass', () => open(draft.roundId));
    expect(error.fields).toEqual([
      { path: 'title', code: 'empty' },
      { path: 'questions', code: 'empty' },
    ]);
    expect(error.faults).toEqual(emptied.faults);
    await cancel(draft.roundId);
  });
});

describe('ending', () => {
  test('a cancelled draft is gone for everybody else, says so to staff, and never opens', async () => {
    const { roundId, version } = await draftIn('survey');
    expect((await cancel(roundId, version)).status).toBe(204);
    for (const asked of [
      () => read(roundId),
      () => change({ roundId, version: 2 }, { title: '再来' }),
      () => cancel(roundId),
      () => check(roundId),
      () => open(roundId),
    ]) {
      await expectRefused(server, 'round/draft-cancelled', asked);
    }
    const params = { roundId };
    expect((await server.call('GET /rounds/:roundId', { params, as: 'admin-2' })).reply.status).toBe(
      'cancelled',
    );
    await expectRefused(server, 'request/not-found', () => server.call('GET /rounds/:roundId', { params }));
    const listed = await server.call('GET /communities/:communityId/rounds', {
      params: { communityId: 'demo-02' },
      as: 'admin-2',
    });
    expect(listed.reply.items.map((item) => item.roundId)).not.toContain(roundId);
  });

  test('thirty drafts are enough', async () => {
    const made = [];
    for (let count = 0; count < 29; count += 1) made.push(await draftIn('survey', 'demo-12', 'admin-12'));
    await expectRefused(server, 'round/too-many-drafts', () =>
      server.call('POST /communities/:communityId/rounds', {
        params: { communityId: 'demo-12' },
        body: { kind: 'survey' },
        as: 'admin-12',
      }),
    );
    for (const { roundId } of made) await cancel(roundId, 1, 'admin-12');
  });

  test('opening freezes what was drafted under the hash shown before, and nothing can be changed afterwards', async () => {
    const draft = await draftIn('survey');
    const soon = new Date(server.clock.now() + 3_600_000).toISOString();
    const ready = (await change(draft, { opensAt: soon })).reply;
    await expectRefused(server, 'round/draft-changed', () =>
      server.call('POST /rounds/:roundId/open', {
        params: { roundId: draft.roundId },
        query: { questionHash: draft.questionHash },
        as: 'admin-2',
      }),
    );
    const opened = (
      await server.call('POST /rounds/:roundId/open', {
        params: { roundId: draft.roundId },
        query: { questionHash: ready.questionHash },
        as: 'admin-2',
      })
    ).reply;
    expect([opened.status, opened.questionHash]).toEqual(['open', ready.questionHash]);
    expect(opened.rollHash).toMatch(/^[0-9a-f]{64}$/);
    expect(opened.questions).toEqual(ready.terms.questions);
    for (const asked of [
      () => change(ready, { title: '改题' }),
      () => cancel(draft.roundId),
      () => read(draft.roundId),
      () => check(draft.roundId),
    ]) {
      await expectRefused(server, 'round/already-opened', asked);
    }
    await expectRefused(server, 'round/not-draft', () => open(draft.roundId));
    const shown = (await server.call('GET /rounds/:roundId', { params: { roundId: draft.roundId } })).reply;
    expect([shown.questionHash, shown.rollHash]).toEqual([ready.questionHash, opened.rollHash]);
  });

  test('two open rounds of one kind are refused, another kind is not', async () => {
    const second = await draftIn('survey');
    expect(faultsOf(second)).toEqual(['kind another-open']);
    const error = await expectRefused(server, 'round/cannot-pass', () => open(second.roundId));
    expect(error.fields).toEqual([{ path: 'kind', code: 'another-open' }]);
    await cancel(second.roundId);
    const other = await draftIn('willingness');
    expect(faultsOf(other)).toEqual([]);
    await cancel(other.roundId);
  });

  test('every act stands in the audit trail', async () => {
    const heard = await server.call('GET /audit', { query: { limit: 100 }, as: 'inspector-1' });
    const acts = new Set(heard.reply.items.map(({ act }) => act));
    for (const act of ['round.draft', 'round.change', 'round.cancel', 'round.open'])
      expect(acts).toContain(act);
  });
});

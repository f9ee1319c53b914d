import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// What holds for each route of the contract, asked of every operation that `openapi.json` names.

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: { readonly type: string };
}
interface Operation {
  readonly security: readonly object[];
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
}
interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let server: TestServer;
let operations: readonly (readonly [method: string, path: string, operation: Operation])[];
beforeAll(async () => {
  server = await startTestServer();
  const contract = (await server.send('GET', '/api/v1/openapi.json')).reply as Contract;
  operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [method.toUpperCase(), path, operation] as const),
  );
});
afterAll(() => server.stop());

/** Something that is there for every parameter of a path. */
const THERE: Readonly<Record<string, string>> = {
  communityId: 'demo-01',
  roundId: 'demo-01-menu',
  log: 'demo-01',
  bindingId: 'binding-1',
  documentId: 'wuhai-2022',
};
const pathOf = (path: string, value?: string) =>
  `/api/v1${path.replace(/\{(\w+)\}/g, (_, name: string) => value ?? THERE[name] ?? 'unknown')}`;
const needsSession = ({ security }: Operation) => !security.some((way) => Object.keys(way).length === 0);

test('the contract names every route of the core, by its literal path', () => {
  expect(operations.map(([method, path]) => `${method} ${path}`)).toEqual(
    expect.arrayContaining([
      'POST /sessions',
      'DELETE /sessions/current',
      'GET /me',
      'GET /demo/accounts',
      'POST /bindings',
      'GET /bindings',
      'POST /bindings/{bindingId}/approve',
      'POST /bindings/{bindingId}/reject',
      'GET /communities',
      'GET /communities/{communityId}',
      'GET /communities/{communityId}/plan',
      'GET /communities/{communityId}/publications',
      'GET /publications/{hash}',
      'GET /communities/{communityId}/plan/versions',
      'POST /communities/{communityId}/plan/versions',
      'GET /exports/publications/{hash}/poster.pdf',
      'GET /communities/{communityId}/stage',
      'POST /communities/{communityId}/waivers',
      'POST /communities/{communityId}/publicity',
      'POST /communities/{communityId}/publications/{hash}/objections',
      'POST /communities/{communityId}/publications/{hash}/answer',
      'POST /communities/{communityId}/publications/{hash}/wall-photos',
      'POST /communities/{communityId}/review-opinions',
      'POST /communities/{communityId}/site-clearances',
      'POST /communities/{communityId}/lawful-resolutions',
      'POST /communities/{communityId}/income-consents',
      'POST /communities/{communityId}/acceptances',
      'POST /evidence',
      'GET /evidence/{evidenceId}',
      'GET /evidence/{evidenceId}/addresses',
      'GET /evidence/{evidenceId}/cover',
      'POST /evidence/{evidenceId}/cover',
      'DELETE /evidence/{evidenceId}/cover',
      'GET /evidence/{evidenceId}/{rendition}',
      'GET /communities/{communityId}/rounds',
      'POST /communities/{communityId}/stage',
      'GET /communities/{communityId}/satisfaction',
      'GET /overview',
      'GET /rounds/{roundId}',
      'POST /rounds/{roundId}/responses',
      'GET /rounds/{roundId}/responses/mine',
      'POST /rounds/{roundId}/withdraw',
      'GET /rounds/{roundId}/participation',
      'GET /rounds/{roundId}/doors',
      'GET /rounds/{roundId}/result',
      'POST /communities/{communityId}/rounds',
      'GET /communities/{communityId}/drafts',
      'GET /rounds/{roundId}/draft',
      'POST /rounds/{roundId}/draft',
      'DELETE /rounds/{roundId}/draft',
      'POST /rounds/{roundId}/draft/check',
      'POST /rounds/{roundId}/open',
      'POST /rounds/{roundId}/close',
      'POST /rounds/{roundId}/finalise',
      'POST /visits',
      'GET /rounds/{roundId}/exclusions',
      'POST /rounds/{roundId}/exclusions',
      'POST /exclusions/{exclusionId}/approve',
      'POST /exclusions/{exclusionId}/reject',
      'GET /rounds/{roundId}/voids',
      'POST /rounds/{roundId}/voids',
      'POST /voids/{voidId}/approve',
      'POST /voids/{voidId}/reject',
      'GET /rounds/{roundId}/erasures',
      'POST /rounds/{roundId}/erasures',
      'POST /erasures/{erasureId}/approve',
      'POST /erasures/{erasureId}/reject',
      'GET /rounds/{roundId}/entries',
      'GET /disputes',
      'POST /disputes',
      'POST /disputes/look-up',
      'POST /disputes/by-code',
      'POST /disputes/slips',
      'GET /disputes/{disputeId}',
      'POST /disputes/{disputeId}/resolve',
      'GET /communities/{communityId}/roll-amendments',
      'POST /communities/{communityId}/roll-amendments',
      'POST /roll-amendments/{amendmentId}/approve',
      'POST /roll-amendments/{amendmentId}/reject',
      'GET /rounds/{roundId}/audit-sample',
      'POST /rounds/{roundId}/audit-sample',
      'GET /rounds/{roundId}/bundle',
      'GET /exports/ledgers/{log}/head-slip.pdf',
      'GET /ledgers/{log}/checkpoint',
      'GET /ledgers/{log}/entries',
      'GET /ledgers/{log}/proofs/inclusion',
      'GET /ledgers/{log}/proofs/consistency',
      'GET /ledgers/{log}/key-rotations',
      'POST /communities/{communityId}/opinions',
      'GET /communities/{communityId}/opinions',
      'GET /communities/{communityId}/opinions/mine',
      'GET /opinions',
      'GET /opinions/{opinionId}',
      'POST /opinions/{opinionId}/links',
      'POST /opinions/{opinionId}/links/{linkId}/undo',
      'POST /opinions/{opinionId}/complaint',
      'POST /opinions/{opinionId}/publish',
      'POST /opinions/{opinionId}/unpublish',
      'GET /staff-flags',
      'POST /staff-flags/{flagId}/reply',
      'POST /staff-flags/{flagId}/review',
      'GET /opinion-groups',
      'POST /opinion-groups/{groupId}/confirm',
      'POST /opinion-groups/{groupId}/split',
      'GET /documents',
      'GET /documents/{documentId}',
      'GET /menu-items',
      'GET /rounds/{roundId}/roomlist',
      'GET /rounds/{roundId}/kit',
      'GET /exports/rounds/{roundId}/kit.pdf',
      'GET /forms',
      'POST /forms',
      'POST /forms/received',
      'POST /forms/{serial}/check',
      'GET /exports/rounds/{roundId}/forms/{seq}/forms.pdf',
      'POST /rounds/{roundId}/scrutineers',
      'GET /rounds/{roundId}/choices',
      'GET /communities/{communityId}/owners',
      'POST /communities/{communityId}/owners/representative',
      'GET /communities/{communityId}/committee',
      'POST /communities/{communityId}/committee/members',
      'POST /communities/{communityId}/committee/members/{memberId}/leave',
      'POST /communities/{communityId}/committee/meetings',
      'POST /communities/{communityId}/committee/decisions',
      'GET /moderation/wechat',
      'POST /moderation/wechat',
      'GET /notices',
      'POST /notices/{noticeId}/read',
      'GET /notices/templates',
      'POST /notices/credits',
      'GET /notices/slips',
      'POST /notices/slips/print',
      'POST /notices/slips/{householdId}/outcome',
      'POST /communities/{communityId}/complaints',
      'POST /communities/{communityId}/complaints/similar',
      'GET /communities/{communityId}/complaints/places',
      'GET /communities/{communityId}/organisations',
      'POST /communities/{communityId}/organisations',
      'POST /communities/{communityId}/organisations/{organisationId}',
      'POST /communities/{communityId}/organisations/{organisationId}/retire',
      'GET /communities/{communityId}/organisations/{organisationId}/people',
      'POST /communities/{communityId}/organisations/{organisationId}/people',
      'GET /complaints',
      'GET /complaints/rates',
      'GET /complaints/{complaintId}',
      'POST /complaints/{complaintId}/accept',
      'POST /complaints/{complaintId}/reject',
      'POST /complaints/{complaintId}/appeal',
      'POST /complaints/{complaintId}/merge',
      'POST /complaints/{complaintId}/assign',
      'POST /complaints/{complaintId}/start',
      'POST /complaints/{complaintId}/return',
      'POST /complaints/{complaintId}/request-extension',
      'POST /complaints/{complaintId}/decide-extension',
      'POST /complaints/{complaintId}/done',
      'POST /complaints/{complaintId}/confirm',
      'POST /complaints/{complaintId}/reopen',
      'POST /complaints/{complaintId}/escalate',
      'POST /complaints/{complaintId}/close-unresolved',
      'POST /complaints/{complaintId}/withdraw',
      'POST /complaints/{complaintId}/follow',
      'POST /complaints/{complaintId}/entries',
      'POST /complaints/{complaintId}/moderate',
      'POST /complaints/{complaintId}/phone',
      'GET /complaints/{complaintId}/phone-looks',
      'GET /exports/complaints.csv',
      'GET /audit',
    ]),
  );
});

test('what is for signed-in people is 401 to a visitor and to every token that is none', async () => {
  const guarded = operations.filter(([, , operation]) => needsSession(operation));
  expect(guarded.length).toBeGreaterThan(15);
  for (const [method, path] of guarded) {
    await expectRefused(server, 'session/not-signed-in', () => server.send(method, pathOf(path)));
    for (const authorization of [
      'Bearer x',
      `Bearer ${'a'.repeat(43)}`,
      'Basic YTpi',
      'Bearer',
      `bearer ${'A'.repeat(43)} x`,
    ]) {
      const refused = await server.send(method, pathOf(path), { headers: { authorization } });
      expect([refused.status, refused.code]).toEqual([401, 'session/not-valid']);
    }
  }
});

test('a token that is not valid is said to be so on open routes too', async () => {
  for (const [method, path] of operations.filter(([, , operation]) => !needsSession(operation))) {
    const heard = await server.send(method, pathOf(path), { token: 'a'.repeat(43) });
    expect([path, heard.status, heard.code]).toEqual([path, 401, 'session/not-valid']);
  }
});

test('no query is taken that the contract does not name, and no array where one value was meant', async () => {
  for (const [method, path, { parameters = [] }] of operations) {
    const as = needsSession(operations.find(([m, p]) => m === method && p === path)?.[2] ?? { security: [] })
      ? { as: roleFor(path, method) }
      : {};
    await expectRefused(server, 'request/invalid-field', () =>
      server.send(method, `${pathOf(path)}?surprise=1`, as),
    );
    for (const { name } of parameters.filter((parameter) => parameter.in === 'query')) {
      await expectRefused(server, 'request/invalid-field', () =>
        server.send(method, `${pathOf(path)}?${name}=1&${name}=2`, as),
      );
      await expectRefused(server, 'request/invalid-field', () =>
        server.send(method, `${pathOf(path)}?${name}[$ne]=1`, as),
      );
    }
  }
});

function roleFor(path: string, method = 'GET'): string {
  if (path === '/disputes' && method === 'POST') return 'resident-1';
  if (/complaintId.*(start|return|request-extension|done)$/.test(path)) return 'handler-1';
  if (/complaintId.*(appeal|confirm|reopen|withdraw|follow)$/.test(path)) return 'resident-1';
  if (path === '/visits') return 'worker-1';
  if (path === '/audit') return 'inspector-1';
  if (/waivers|review-opinions|acceptances/.test(path)) return 'bureau-1';
  if (path.endsWith('/objections')) return 'resident-1';
  if (/responses|withdraw|^\/me|sessions/.test(path)) return 'resident-1';
  if (/^\/bindings$/.test(path)) return 'worker-1';
  if (path.endsWith('/opinions/mine')) return 'resident-1';
  return 'admin-1';
}

test('a list’s limit is 1 to 100, never clamped', async () => {
  for (const [method, path, { parameters = [] }] of operations) {
    if (!parameters.some(({ name }) => name === 'limit')) continue;
    const asked = ['/bindings', '/disputes', '/notices/slips'];
    const more = asked.includes(path) ? '&communityId=demo-01' : '';
    const as = roleFor(path);
    for (const limit of [
      '0',
      '101',
      '-1',
      '1.5',
      '1e999',
      '99999999999999999999',
      'ten',
      '',
      'NaN',
      '0x10',
    ]) {
      const heard = await server.send(method, `${pathOf(path)}?limit=${limit}${more}`, { as });
      expect([path, limit, heard.status, heard.code]).toEqual([path, limit, 400, 'request/invalid-field']);
    }
    for (const limit of ['1', '100']) {
      const heard = await server.send(method, `${pathOf(path)}?limit=${limit}${more}`, { as });
      expect([path, limit, heard.status]).toEqual([path, limit, 200]);
    }
  }
});

test('an id that is none is bad input, one that is not there is 404', async () => {
  for (const [method, path, operation] of operations.filter(([, p]) => p.includes('{'))) {
    const as = needsSession(operation) ? { as: roleFor(path, method) } : {};
    for (const id of ['%24ne', '.hidden', '..%2e', 'a'.repeat(129), '%E5%B0%8F', '-1', "1'or'1"]) {
      const heard = await server.send(method, pathOf(path, id), as);
      expect([path, id, heard.status]).toEqual([path, id, 400]);
    }
    const asksMore = operation.parameters?.some((one) => one.in === 'query' && one.required) === true;
    if (operation.requestBody !== undefined || asksMore) continue;
    for (const id of ['unknown', 'constructor', 'toString', 'hasOwnProperty', 'audit']) {
      const heard = await server.send(method, pathOf(path, id), as);
      expect([path, id, heard.status]).toEqual([path, id, 404]);
    }
  }
});

test('a body that is no object, or one where none belongs, is bad input', async () => {
  for (const [method, path, operation] of operations.filter(([m]) => m !== 'GET')) {
    const as = needsSession(operation) ? { as: roleFor(path, method) } : {};
    if (path === '/sessions/current') continue;
    // An upload is no JSON at all; its own tests say what is refused.
    if (path === '/evidence') continue;
    for (const body of ['[]', '"text"', '1', 'null', 'true', `{"surprise":"${randomUUID()}"}`]) {
      if (operation.requestBody === undefined && body === 'null') continue;
      const heard = await server.send(method, pathOf(path), { ...as, body });
      expect([path, body, heard.status, heard.code]).toEqual([path, body, 400, 'request/invalid-field']);
    }
  }
});

test('another method on a known path is 405 with what is allowed', async () => {
  for (const path of new Set(operations.map(([, p]) => p))) {
    const heard = await server.send('PUT', pathOf(path));
    expect([path, heard.status, heard.code]).toEqual([path, 405, 'request/method-not-allowed']);
    const allowed = operations.filter(([, p]) => p === path).map(([method]) => method);
    expect(heard.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(allowed));
  }
});

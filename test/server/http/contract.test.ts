import { type House, startHouse } from './house.ts';

// Source: the contract's "generated from the definitions that validate requests, with a readable page of it".

let house: House;
beforeAll(async () => {
  house = await startHouse();
});
afterAll(() => house.stop());

test('the contract is OpenAPI 3.1 and says of every route what its validation demands', async () => {
  const reply = await house.ask('/api/v1/openapi.json');
  expect(reply.headers.get('content-type')).toMatch(/^application\/json/);
  const contract: unknown = JSON.parse(reply.text);
  expect(contract).toMatchObject({
    openapi: '3.1.0',
    servers: [{ url: '/api/v1' }],
    paths: {
      '/communities': {
        get: {
          security: [{}, { session: [] }],
          parameters: [
            {
              name: 'limit',
              in: 'query',
              required: false,
              schema: { type: 'integer', minimum: 1, maximum: 100 },
            },
            { name: 'cursor', in: 'query', required: false, schema: { type: 'string' } },
            { name: 'region', in: 'query', required: false, schema: { type: 'string' } },
          ],
        },
      },
      '/sessions': {
        post: {
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  anyOf: ['wechat', 'password', 'demo'].map((method) => ({
                    properties: { method: { const: method } },
                  })),
                },
              },
            },
          },
        },
      },
      '/rounds/{roundId}/responses': {
        post: {
          description: 'Roles: resident, worker.',
          security: [{ session: [] }],
          parameters: [{ name: 'roundId', in: 'path', required: true }],
          requestBody: {
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['clientKey', 'householdId', 'questionHash', 'answers'],
                  properties: { questionHash: { type: 'string' }, confirm: { type: 'boolean' } },
                },
              },
            },
          },
        },
      },
    },
  });
});

test('the page of it needs nothing from elsewhere and names every route', async () => {
  const { headers, text } = await house.ask('/api/v1/docs');
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(text).not.toMatch(/<script|src=|https?:/);
  for (const route of ['POST /sessions', 'GET /communities', 'POST /rounds/{roundId}/responses']) {
    expect(text).toContain(`<h3>${route}</h3>`);
  }
});

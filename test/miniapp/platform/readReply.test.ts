import { networkRefusal, readReply } from '../../../miniapp/src/platform/readReply.ts';
import { routeAddress } from '../../../miniapp/src/platform/routeAddress.ts';
import { REFUSALS } from '../../../shared/refusal.ts';

describe('a reply of the server', () => {
  test('JSON of a success is the value', () => {
    expect(readReply(201, '{"token":"t"}')).toEqual({ ok: true, value: { token: 't' } });
  });

  test('a success without content is undefined', () => {
    expect(readReply(204, '')).toEqual({ ok: true, value: undefined });
  });

  test('a refusal keeps its code, fields and numbers', () => {
    const error = {
      code: 'stage/gate-closed',
      message: '前置条件还没有满足，不能进入下一阶段。',
      requestId: 'r1',
      need: 3,
      fields: [{ path: 'to', code: 'closed' }, 'nonsense'],
    };
    expect(readReply(409, JSON.stringify({ error }))).toEqual({
      ok: false,
      refusal: {
        code: 'stage/gate-closed',
        message: error.message,
        status: 409,
        fields: [{ path: 'to', code: 'closed' }],
        details: { requestId: 'r1', need: 3 },
      },
    });
  });

  test.each([
    [502, '<html>Bad gateway</html>', 'server/unavailable'],
    [429, 'slow down', 'request/too-many'],
    [404, '', 'server/fault'],
    [400, '{"error":{"code":"area/unheard-of"}}', 'server/fault'],
    [409, '{"error":{"code":"toString"}}', 'server/fault'],
    [200, '<html>Sign in to the hotel network</html>', 'server/unavailable'],
  ])('status %i with %j, which is not ours, is %s', (status, text, code) => {
    expect(readReply(status, text)).toMatchObject({
      ok: false,
      refusal: { code, message: expect.any(String) as string },
    });
  });

  test('the sentence of a refusal without message is our own', () => {
    expect(readReply(409, '{"error":{"code":"round/closed"}}')).toMatchObject({
      refusal: { message: REFUSALS['round/closed'][1] },
    });
  });

  test.each([
    [{ errMsg: 'request:fail timeout' }, 'network/timeout'],
    [
      { errMsg: 'request:fail errcode:-118 cronet_error_code:-118 error_msg:net::ERR_CONNECTION_TIMED_OUT' },
      'network/timeout',
    ],
    [{ name: 'AbortError', message: 'The user aborted a request.' }, 'network/timeout'],
    [{ errMsg: 'request:fail ' }, 'network/offline'],
    [new TypeError('Failed to fetch'), 'network/offline'],
    [undefined, 'network/offline'],
    ['timeout', 'network/timeout'],
  ])('%j means %s, on WeChat as in a browser', (failure, code) => {
    expect(networkRefusal(failure)).toMatchObject({ code, status: 0 });
  });
});

describe('the address of a route', () => {
  test('params and query are encoded, absent ones left out', () => {
    expect(
      routeAddress('GET /ledgers/:log/entries', { log: 'a/b 一' }, { from: 0, limit: undefined, q: 'x&y' }),
    ).toEqual({ method: 'GET', path: '/ledgers/a%2Fb%20%E4%B8%80/entries?from=0&q=x%26y' });
  });

  test('a missing param is a bug and throws', () => {
    expect(() => routeAddress('GET /rounds/:roundId', {})).toThrow('roundId');
    expect(() => routeAddress('GET /rounds/:roundId', { roundId: '' })).toThrow('roundId');
  });
});

import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { listen, ListenError } from '../../../server/http/listen.ts';
import { defineRoute } from '../../../server/http/route.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import { startHouse } from './house.ts';

// Source: "SIGTERM: stop accepting, finish what is in flight"; "a taken port: one clear message".

test('a taken port is one sentence that names PORT', async () => {
  const house = await startHouse();
  const { port } = house.listening;
  const again = listen(() => undefined, { port, host: '127.0.0.1' });
  await expect(again).rejects.toThrow(ListenError);
  await expect(again).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is already in use. Stop the program that uses it, or choose another with PORT.`,
  );
  await house.stop();
});

test('an address that this machine has not names HOST', async () => {
  await expect(listen(() => undefined, { port: 0, host: '192.0.2.1' })).rejects.toThrow(/Correct HOST/);
});

/** A house whose one route answers when told to. */
async function startSlowHouse() {
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = 0;
  const route = defineRoute({
    key: 'GET /documents',
    who: 'anyone',
    summary: 'Answers when told to.',
    handle: async () => {
      begun += 1;
      await finished;
      return { items: [], nextCursor: null };
    },
  });
  const house = await startHouse({ routes: [route] });
  return { house, finish, begun: () => begun };
}

test('stopping finishes what is in flight, accepts nothing more and closes idle connections', async () => {
  const { house, finish, begun } = await startSlowHouse();
  const idle = connect(house.listening.port, '127.0.0.1');
  const idleClosed = once(idle, 'close');
  idle.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
  idle.resume();
  const busy = house.raw('GET /api/v1/documents HTTP/1.1\r\nHost: x\r\n\r\n');
  await waitUntil(() => expect(begun()).toBe(1));
  const stopped = house.listening.stop(30_000);
  await idleClosed;
  await expect(fetch(`${house.url}/healthz`)).rejects.toThrow();
  finish();
  const answer = await busy;
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  expect(answer.toLowerCase()).toContain('connection: close');
  await stopped;
  await house.listening.stop(0);
});

test('what does not finish is cut off after the grace period, an upgraded socket too', async () => {
  const { house, begun } = await startSlowHouse();
  const upgraded: Socket[] = [];
  house.listening.server.on('upgrade', (_request, socket: Socket) => {
    upgraded.push(socket);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
  });
  const open = house.raw('GET /live HTTP/1.1\r\nHost: x\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n');
  const stuck = house.raw('GET /api/v1/documents HTTP/1.1\r\nHost: x\r\n\r\n');
  await waitUntil(() => expect([begun(), upgraded.length]).toEqual([1, 1]));
  await house.listening.stop(50);
  expect(await stuck).toBe('');
  expect(await open).toMatch(/^HTTP\/1\.1 101 /);
});

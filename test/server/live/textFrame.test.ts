import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { WebSocketServer } from 'ws';
import { textFrame } from '../../../server/live/textFrame.ts';
import { LiveClient } from './liveClient.ts';

// RFC 6455 5.2: the length takes 7 bits, 16 bits or 64 bits.
describe('a frame written straight to the stream', () => {
  let server: Server;
  beforeEach(() => {
    server = createServer();
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is read by a client at every size of the length field, between frames of ws itself', async () => {
    const texts = [0, 1, 125, 126, 65_535, 65_536, 70_000]
      .map((length) => 'x'.repeat(length))
      .concat('户'.repeat(42));
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (ws) => {
        for (const text of texts) {
          socket.write(textFrame(JSON.stringify(text)));
          ws.send(JSON.stringify('between'));
        }
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const client = await LiveClient.open(`ws://127.0.0.1:${port}`);
    expect(await client.take(texts.length * 2)).toEqual(texts.flatMap((text) => [text, 'between']));
    client.ws.terminate();
    await client.closed;
  });
});

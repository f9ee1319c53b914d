import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server between the phone and the real one. */
export interface ForgingProxy {
  readonly url: string;
  /** Where requests go; a server that was started anew has another address. */
  target: string;
  /** What becomes of the real server's answer to a handed-in ballot (201, 200); undefined: passed on as it is. */
  forge: ((reply: string) => string) | undefined;
  /** What becomes of what is read, by its address; undefined: passed on as it is. */
  forgeRead: ((url: string, reply: string) => string) | undefined;
  stop(): Promise<void>;
}

/** Passes every request on to `target` and forges on demand; sockets are refused, so that the app asks again and again. */
export async function forgingProxy(target: string): Promise<ForgingProxy> {
  const server = createServer((request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { method = 'GET', url = '/' } = request;
      const headers = new Headers();
      for (const name of ['authorization', 'content-type']) {
        const value = request.headers[name];
        if (typeof value === 'string') headers.set(name, value);
      }
      const reply = await fetch(proxy.target + url, {
        method,
        headers,
        ...(parts.length > 0 && { body: Buffer.concat(parts) }),
      });
      const text = await reply.text();
      const isAnswer = method === 'POST' && url.endsWith('/responses') && reply.ok;
      response.writeHead(reply.status, { 'content-type': reply.headers.get('content-type') ?? 'text/plain' });
      const read = method === 'GET' && reply.ok ? (proxy.forgeRead?.(url, text) ?? text) : text;
      response.end(isAnswer ? (proxy.forge?.(text) ?? text) : read);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: ForgingProxy = {
    url: `http://127.0.0.1:${port}`,
    target,
    forge: undefined,
    forgeRead: undefined,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How the stand-in treats one request; the last one given stays in force. */
export type WechatBehaviour =
  | { readonly kind: 'openid'; readonly openid: string }
  | { readonly kind: 'errcode'; readonly errcode: number }
  /** Any status with any text. */
  | { readonly kind: 'raw'; readonly status: number; readonly text: string }
  /** Breaks the connection without a reply. */
  | { readonly kind: 'hangUp' }
  /** Never replies. */
  | { readonly kind: 'silent' }
  /** Sends the head and half a body, then nothing. */
  | { readonly kind: 'halfBody' }
  | { readonly kind: 'redirect'; readonly to: string };

/** WeChat's code2Session on this machine, with its habits: JSON labelled text/plain, errors with status 200. */
export interface WechatStandIn {
  readonly url: string;
  /** Query of every request so far. */
  readonly asked: readonly Readonly<Record<string, string>>[];
  behave(...behaviours: readonly WechatBehaviour[]): void;
  close(): Promise<void>;
}

/** Starts a stand-in that knows nobody until it is told how to behave. */
export async function wechatStandIn(): Promise<WechatStandIn> {
  const asked: Record<string, string>[] = [];
  let planned: WechatBehaviour[] = [{ kind: 'errcode', errcode: 40029 }];
  const server = createServer((request, response) => {
    asked.push(queryOf(request));
    const [next] = planned;
    if (planned.length > 1) planned = planned.slice(1);
    if (next) answer(next, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    behave(...behaviours) {
      planned = [...behaviours];
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function queryOf(request: IncomingMessage): Record<string, string> {
  const url = new URL(request.url ?? '/', 'http://stand-in');
  return { path: url.pathname, ...Object.fromEntries(url.searchParams) };
}

function answer(behaviour: WechatBehaviour, request: IncomingMessage, response: ServerResponse): void {
  const reply = (body: object) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body));
  switch (behaviour.kind) {
    case 'openid':
      reply({ openid: behaviour.openid, session_key: 'a-session-key-nobody-may-keep' });
      break;
    case 'errcode':
      reply({ errcode: behaviour.errcode, errmsg: `refused, rid: ${behaviour.errcode}` });
      break;
    case 'raw':
      response.writeHead(behaviour.status).end(behaviour.text);
      break;
    case 'hangUp':
      request.socket.destroy();
      break;
    case 'silent':
      break;
    case 'halfBody':
      response.writeHead(200, { 'content-length': '100' }).write('{"openid":"o-half');
      break;
    case 'redirect':
      response.writeHead(302, { location: behaviour.to }).end();
      break;
  }
}

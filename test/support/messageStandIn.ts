import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** How the stand-in treats one request to a path; the last one given stays in force. */
export type MessageBehaviour =
  | { readonly kind: 'reply'; readonly body: object }
  | { readonly kind: 'raw'; readonly status: number; readonly text: string }
  /** Breaks the connection without a reply. */
  | { readonly kind: 'hangUp' }
  /** Never replies. */
  | { readonly kind: 'silent' };

/** A request as it arrived. */
export interface HeardMessage {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** WeChat's interface or a gateway for short messages on this machine. */
export interface MessageStandIn {
  readonly url: string;
  /** Every request to the path so far. */
  heard(path: string): readonly HeardMessage[];
  /** From the next request to the path on. */
  behave(path: string, ...behaviours: readonly MessageBehaviour[]): void;
  close(): Promise<void>;
}

/** WeChat's answer when all is well. */
export const WELL: MessageBehaviour = { kind: 'reply', body: { errcode: 0, errmsg: 'ok' } };

/** Its answer with an error code. */
export const errcode = (code: number): MessageBehaviour => ({
  kind: 'reply',
  body: { errcode: code, errmsg: `refused rid: ${code}` },
});

const TOKEN_PATH = '/cgi-bin/stable_token';

/** Starts a stand-in that gives tokens (`token-1`, a new one only when forced) and answers everything else well. */
export async function messageStandIn(): Promise<MessageStandIn> {
  const heard: HeardMessage[] = [];
  const planned = new Map<string, readonly MessageBehaviour[]>();
  let tokens = 1;
  const answer = (one: HeardMessage, request: IncomingMessage, response: ServerResponse): void => {
    const [next = one.path === TOKEN_PATH ? tokenReply(one) : WELL, ...rest] = planned.get(one.path) ?? [];
    if (rest.length > 0) planned.set(one.path, rest);
    switch (next.kind) {
      case 'reply':
        // WeChat labels its JSON text/plain.
        response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(next.body));
        break;
      case 'raw':
        response.writeHead(next.status).end(next.text);
        break;
      case 'hangUp':
        request.socket.destroy();
        break;
      case 'silent':
        break;
    }
  };
  const tokenReply = ({ body }: HeardMessage): MessageBehaviour => {
    if (body['force_refresh'] === true) tokens += 1;
    return { kind: 'reply', body: { access_token: `token-${tokens}`, expires_in: 7200 } };
  };
  const server = createServer((request, response) => {
    void readMessage(request).then((one) => {
      heard.push(one);
      answer(one, request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    heard: (path) => heard.filter((one) => one.path === path),
    behave: (path, ...behaviours) => void planned.set(path, behaviours),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function readMessage(request: IncomingMessage): Promise<HeardMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  const parsed: unknown = JSON.parse(text === '' ? '{}' : text);
  const url = new URL(request.url ?? '/', 'http://stand-in');
  return {
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    text,
    body: typeof parsed === 'object' && parsed !== null ? { ...parsed } : {},
  };
}

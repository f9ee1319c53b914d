import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';

/** A real socket client that keeps what it hears until the test asks. */
export class LiveClient {
  readonly #heard: unknown[] = [];
  readonly #asking: ((message: unknown) => void)[] = [];
  readonly ws: WebSocket;
  /** The code the socket was closed with. */
  readonly closed: Promise<number>;

  private constructor(ws: WebSocket) {
    this.ws = ws;
    this.closed = new Promise((resolve) => ws.once('close', resolve));
    ws.on('error', () => undefined);
    ws.on('message', (data: Buffer) => {
      const message: unknown = JSON.parse(data.toString());
      const ask = this.#asking.shift();
      if (ask) ask(message);
      else this.#heard.push(message);
    });
  }

  static async open(url: string, options: ClientOptions = {}): Promise<LiveClient> {
    const client = new LiveClient(new WebSocket(url, options));
    await once(client.ws, 'open');
    return client;
  }

  /** The HTTP status with which the server refuses to upgrade, and its body. */
  static async refusal(url: string, options: ClientOptions = {}): Promise<{ status: number; body: unknown }> {
    const ws = new WebSocket(url, options);
    ws.on('error', () => undefined);
    return new Promise((resolve, reject) => {
      ws.once('open', () => reject(new Error('the socket was let in')));
      ws.once('unexpected-response', (_request, response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          const body: unknown = JSON.parse(text);
          resolve({ status: response.statusCode ?? 0, body });
        });
      });
    });
  }

  say(...messages: readonly unknown[]): void {
    for (const message of messages)
      this.ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message that was not asked for yet, in the order of arrival. */
  async next(): Promise<unknown> {
    if (this.#heard.length > 0) return this.#heard.shift();
    return new Promise((resolve) => this.#asking.push(resolve));
  }

  async take(count: number): Promise<unknown[]> {
    const messages: unknown[] = [];
    while (messages.length < count) messages.push(await this.next());
    return messages;
  }

  /** What was heard and not asked for until the server has answered this ping, thus all it sent before. */
  async rest(): Promise<unknown[]> {
    const pong = once(this.ws, 'pong');
    this.ws.ping();
    await pong;
    return this.#heard.splice(0);
  }
}

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What the measuring process asks of this one, over the channel between parent and child. */
export type ReaderOrder =
  | {
      readonly act: 'open';
      readonly name: string;
      readonly port: number;
      readonly sockets: number;
      readonly first: readonly string[];
    }
  | { readonly act: 'expect'; readonly name: string; readonly bytes: number };

const OPEN_AT_ONCE = 100;

// Sockets of one server. They are read without parsing, so that the readers are never what limits the rate.
class Readers {
  #unread = Number.POSITIVE_INFINITY;
  #read = 0;
  readonly #sockets: Socket[] = [];

  async open(port: number, count: number, first: readonly string[]): Promise<void> {
    while (this.#sockets.length < count) {
      const some = Math.min(OPEN_AT_ONCE, count - this.#sockets.length);
      this.#sockets.push(...(await Promise.all(Array.from({ length: some }, () => openSocket(port, first)))));
    }
    for (const socket of this.#sockets) socket.on('data', (chunk: Buffer) => this.#count(chunk.length));
  }

  /** Every socket together reads this many bytes from now on; says so when they have. */
  expect(bytes: number): void {
    this.#unread = bytes;
    this.#read = 0;
  }

  #count(bytes: number): void {
    this.#read += bytes;
    if (this.#read > this.#unread)
      throw new Error(`read ${this.#read} bytes where ${this.#unread} were sent`);
    if (this.#read < this.#unread) return;
    this.#unread = Number.POSITIVE_INFINITY;
    process.send?.('read');
  }
}

async function openSocket(port: number, first: readonly string[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const head = ['GET /live HTTP/1.1', `Host: 127.0.0.1:${port}`, 'Connection: Upgrade', 'Upgrade: websocket'];
  const key = randomBytes(16).toString('base64');
  head.push(`Sec-WebSocket-Key: ${key}`, 'Sec-WebSocket-Version: 13');
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  let answer = '';
  while (!answer.includes('\r\n\r\n')) answer += await nextText(socket);
  if (!answer.startsWith('HTTP/1.1 101 ')) throw new Error(answer);
  for (const message of first) socket.write(maskedFrame(message));
  // The first state ends with the brace of its data and its own; only then is the socket a subscriber.
  while (first.length > 0 && !answer.endsWith('}}')) answer += await nextText(socket);
  return socket;
}

async function nextText(socket: Socket): Promise<string> {
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  return chunk.toString('latin1');
}

/** A short text message of a client; the mask is zero, which leaves the text as it is (RFC 6455 5.3). */
function maskedFrame(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length > 125) throw new Error('the message is too long for a short frame');
  return Buffer.concat([Buffer.from([0x81, 0x80 | body.length, 0, 0, 0, 0]), body]);
}

const readers = new Map<string, Readers>();
process.on('message', (order: ReaderOrder) => {
  if (order.act === 'expect') {
    readers.get(order.name)?.expect(order.bytes);
    process.send?.('expecting');
    return;
  }
  const opened = new Readers();
  readers.set(order.name, opened);
  void opened.open(order.port, order.sockets, order.first).then(() => process.send?.('open'));
});
process.on('disconnect', () => process.exit(0));

import { randomBytes } from 'node:crypto';
import { readdir, readlink } from 'node:fs/promises';
import { connect } from 'node:net';

/** What uploads left behind: files in a folder, descriptors of the process that point into it, and all that it has. */
export interface UploadTraces {
  readonly files: readonly string[];
  readonly held: number;
  readonly descriptors: number;
}

/** Looks at the folder (and those below) and at `/proc`. */
export async function tracesOf(pid: number, folder: string): Promise<UploadTraces> {
  const files = (await readdir(folder, { recursive: true })).sort();
  const open = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(open.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')));
  const held = targets.filter((target) => target.startsWith(`${folder}/`)).length;
  return { files, held, descriptors: open.length };
}

/** One upload that its sender breaks off after so many bytes of the file; resolves when the socket is gone. */
function breakOff(url: string, token: string, bytes: number): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.once('close', () => resolve());
    const file = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(bytes)]);
    socket.write(
      `POST /api/v1/evidence HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
        'content-type: multipart/form-data; boundary=b\r\ncontent-length: 4000000\r\n\r\n' +
        '--b\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\n\r\n',
    );
    socket.write(file, () => socket.destroy());
  });
}

/** So many uploads broken off half-way, each after another number of bytes, some at a time. */
export async function breakOffUploads(url: string, token: string, times: number): Promise<void> {
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < times) {
      next += 1;
      await breakOff(url, token, (next * 7919) % 300_000);
    }
  };
  await Promise.all(Array.from({ length: 20 }, sender));
}

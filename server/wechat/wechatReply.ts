/** What WeChat answered: its reply, its error code, or no usable answer. */
export type WechatReply =
  | { readonly reply: Readonly<Record<string, unknown>> }
  | { readonly errcode: number }
  | { readonly fault: string };

const LONGEST_REPLY_BYTES = 65_536;

/**
 * Reads what WeChat answered; of an answer beyond 64 KB nothing is kept. Throws when it breaks off. WeChat labels its JSON
 * text/plain, so the content type says nothing.
 */
export async function readWechatReply(answer: Response): Promise<WechatReply> {
  const text = await readText(answer);
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return { fault: 'not JSON' };
  }
  if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) return { fault: 'not an object' };
  const fields: Readonly<Record<string, unknown>> = { ...reply };
  const { errcode } = fields;
  return typeof errcode === 'number' && errcode !== 0 ? { errcode } : { reply: fields };
}

async function readText(answer: Response): Promise<string> {
  const reader = answer.body?.getReader();
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk: unknown = (await reader?.read())?.value;
    if (!ArrayBuffer.isView(chunk)) return Buffer.concat(chunks).toString('utf8');
    size += chunk.byteLength;
    if (size > LONGEST_REPLY_BYTES) {
      await reader?.cancel();
      return '';
    }
    chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
}

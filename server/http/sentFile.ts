import { createReadStream } from 'node:fs';
import type { HttpContext } from './requestState.ts';

/** A file as the answer of a route; `content` is its bytes or the path of a file that does not change. */
export class SentFile {
  readonly type: string;
  readonly content: Buffer | { readonly path: string; readonly bytes: number };
  /** Saved under this name instead of being shown. */
  readonly saveAs: string | undefined;
  /** True for content that is named by its hash and open to anyone: it may be kept for good. */
  readonly lasting: boolean;

  constructor(
    type: string,
    content: SentFile['content'],
    { saveAs, lasting = false }: { readonly saveAs?: string; readonly lasting?: boolean } = {},
  ) {
    this.type = type;
    this.content = content;
    this.saveAs = saveAs;
    this.lasting = lasting;
  }
}

/** Sends it; the content policy of every data answer keeps an opened file from running anything (RFC 6266 for names). */
export function answerFile(ctx: HttpContext, { type, content, saveAs, lasting }: SentFile): void {
  ctx.status = 200;
  ctx.type = type;
  ctx.set('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-store');
  if (saveAs !== undefined)
    ctx.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}`);
  if (Buffer.isBuffer(content)) {
    ctx.body = content;
    return;
  }
  ctx.length = content.bytes;
  ctx.body = createReadStream(content.path);
}

import type { Readable } from 'node:stream';
import type { HttpContext } from './requestState.ts';

/** A file as the answer of a route; `content` is its bytes, or a stream (of so many, where that is known) that is sent once or thrown away. */
export class SentFile {
  readonly type: string;
  readonly content: Buffer | { readonly stream: Readable; readonly bytes?: number };
  /** Saved under this name instead of being shown. */
  readonly saveAs: string | undefined;
  /** True for content that is named by its hash and open to anyone: it may be kept for good. */
  readonly lasting: boolean;
  /** For how many seconds the reader's own cache may show it again, and any page of ours: its address is the right to it. */
  readonly keepSeconds: number | undefined;

  constructor(
    type: string,
    content: SentFile['content'],
    {
      saveAs,
      lasting = false,
      keepSeconds,
    }: { readonly saveAs?: string; readonly lasting?: boolean; readonly keepSeconds?: number } = {},
  ) {
    this.type = type;
    this.content = content;
    this.saveAs = saveAs;
    this.lasting = lasting;
    this.keepSeconds = keepSeconds;
  }
}

/** Sends it; the content policy of every data answer keeps an opened file from running anything (RFC 6266 for names). */
export function answerFile(ctx: HttpContext, file: SentFile): void {
  const { type, content, saveAs } = file;
  ctx.status = 200;
  ctx.type = type;
  ctx.set('cache-control', cachingOf(file));
  if (file.keepSeconds !== undefined) ctx.set('cross-origin-resource-policy', 'cross-origin');
  if (saveAs !== undefined)
    ctx.set('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(saveAs)}`);
  if (Buffer.isBuffer(content)) {
    ctx.body = content;
    return;
  }
  ctx.body = content.stream;
  if (content.bytes !== undefined) ctx.length = content.bytes;
}

function cachingOf({ lasting, keepSeconds }: SentFile): string {
  if (lasting) return 'public, max-age=31536000, immutable';
  return keepSeconds === undefined ? 'no-store' : `private, max-age=${keepSeconds}`;
}

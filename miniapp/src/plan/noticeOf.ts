import type { PublicityNotice } from '../../../shared/plan/publicityNotice.ts';

/** A frozen notice's content; undefined for content of another shape, which no notice of this version has. */
export function noticeOf(content: unknown): PublicityNotice | undefined {
  if (typeof content !== 'object' || content === null || !('board' in content)) return undefined;
  return content as PublicityNotice;
}

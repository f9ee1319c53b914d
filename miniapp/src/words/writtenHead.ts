/** A head as it stands on a slip of the notice board; `root` is 64 lower-case hex. */
export interface WrittenHead {
  readonly size: number;
  readonly root: string;
}

/** Number and root as people write them, undefined when they cannot be meant. */
export function readWrittenHead(size: string, root: string): WrittenHead | undefined {
  const digits = root.replace(/\s+/g, '').toLowerCase();
  const count = size.trim();
  if (!/^[1-9]\d{0,8}$/.test(count) || !/^[0-9a-f]{64}$/.test(digits)) return undefined;
  return { size: Number(count), root: digits };
}

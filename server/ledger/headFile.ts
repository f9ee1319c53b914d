import { readFile } from 'node:fs/promises';
import { replaceFile } from './durableFile.ts';
import { LedgerError } from './ledgerError.ts';

/** The newest signed head of each log, kept outside the database and its backup. */
export type Heads = Readonly<Record<string, { readonly size: number; readonly root: string }>>;

const WRITE_PAUSE_MS = 500;

/**
 * Remembers signed heads in a file beside the database: a database that comes back older than a head it has already
 * signed is noticed at start-up. Written at most twice a second; `close` writes what is left.
 */
export class HeadFile {
  private heads: Record<string, { size: number; root: string }>;
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string,
    heads: Heads,
    private readonly onError: (error: unknown) => void,
  ) {
    this.heads = { ...heads };
  }

  /** Reads the file; none means that no head was ever signed here. A damaged file is a LedgerError, never "no heads". */
  static async open(file: string, onError: (error: unknown) => void): Promise<HeadFile> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      throw error;
    });
    return new HeadFile(file, parseHeads(text, file), onError);
  }

  /** Logs of which a head was signed here. */
  logs(): readonly string[] {
    return Object.keys(this.heads);
  }

  get(log: string): { readonly size: number; readonly root: string } | undefined {
    return this.heads[log];
  }

  /** Notes a newer head; the file follows shortly. An older one never takes the place of a newer. */
  note(log: string, size: number, root: string): void {
    if (size <= (this.heads[log]?.size ?? 0)) return;
    this.heads[log] = { size, root };
    this.timer ??= setTimeout(() => this.write(), WRITE_PAUSE_MS);
  }

  /** Puts a head in the place of whatever was noted, and returns when the file says so: an accepted restore may be shorter. */
  async replace(log: string, size: number, root: string): Promise<void> {
    this.heads[log] = { size, root };
    this.write();
    await this.writing;
  }

  async close(): Promise<void> {
    if (this.timer !== undefined) this.write();
    await this.writing;
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const content = JSON.stringify(this.heads);
    this.writing = this.writing.then(() => replaceFile(this.file, content)).catch(this.onError);
  }
}

function parseHeads(text: string, file: string): Heads {
  try {
    const heads: unknown = JSON.parse(text);
    if (isRecord(heads) && Object.values(heads).every(isHead)) return heads as Heads;
  } catch (cause) {
    throw damaged(file, cause);
  }
  throw damaged(file, undefined);
}

function damaged(file: string, cause: unknown): LedgerError {
  return new LedgerError(
    `The file of signed heads ${file} is damaged. Put back its newest copy; without it a restored old database goes unnoticed.`,
    { cause },
  );
}

function isHead(head: unknown): boolean {
  return isRecord(head) && Number.isSafeInteger(head['size']) && /^[0-9a-f]{64}$/.test(String(head['root']));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

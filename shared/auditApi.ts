import type { Page, PageQuery } from './page.ts';

/** Who looked at or changed what; the audit log's own entries. */
export interface AuditItem {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly actorRole: string;
  readonly actor: string;
  readonly target: string;
}

/** 审计日志. */
export interface AuditApi {
  'GET /audit': { query: PageQuery; reply: Page<AuditItem> };
}

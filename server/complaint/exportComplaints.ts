import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ComplaintQuery } from '../../shared/complaint/complaintApi.ts';
import {
  CATEGORY_NAMES,
  CLOCK_NAMES,
  CLOCK_STANDING_NAMES,
  COMPLAINT_STATE_NAMES,
  HEARD_NAMES,
  URGENCY_NAMES,
} from '../../shared/complaint/complaintNames.ts';
import { clockStanding, clockThatRuns } from '../../shared/complaint/presentClocks.ts';
import { chinaDayOf } from '../../shared/chinaTime.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import { STAGE_NAMES } from '../../shared/plan/stageTemplate.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import { placeOf } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import { SentFile } from '../http/sentFile.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintDesk } from './complaintParts.ts';
import { isOfCommunity, readerOf } from './complaintScope.ts';
import { firmsOf } from './firmsOf.ts';
import { printPlace } from './placeOfComplaint.ts';
import { wordsFor } from './presentEntry.ts';
import { narrowRows, rowsForQuery } from './rowsForQuery.ts';

/** Who takes a table home, each of the own reach. */
export const EXPORTERS = [
  'worker',
  'communityAdmin',
  'districtBureau',
  'cityBureau',
  'inspector',
  'handler',
] as const;

const HEADINGS = [
  '编号',
  '小区',
  '类别',
  '位置',
  '内容',
  '紧急程度',
  '是否公开',
  '来源',
  '阶段',
  '状态',
  '承办单位',
  '提交日期',
  '现在的时限',
  '截止日期',
  '时限状态',
  '退单次数',
  '重办次数',
  '评分',
] as const;

/**
 * The rows of the queue as CSV (RFC 4180, UTF-8 with a byte order mark for spreadsheets), streamed as they are read. No
 * telephone number, name or door, and no cell that a spreadsheet would take for a formula. That it was taken is audited.
 */
export async function exportComplaints(
  parts: ComplaintDesk,
  caller: Caller,
  query: ComplaintQuery,
): Promise<SentFile | Refusal> {
  const { communityId } = query;
  if (communityId !== undefined && !(await reaches(parts, caller, communityId)))
    return refuse('request/not-found');
  const about = communityId === undefined ? { target: 'all' } : { target: communityId, communityId };
  const unrecorded = await parts.audit.record(caller, 'complaints.export', about);
  if (unrecorded !== undefined) return unrecorded;
  const now = parts.clock.now();
  const rows = narrowRows(rowsForQuery(caller, 'queue', query, { now, followed: [] }), query, now);
  const table = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  // Who stops reading ends the query; a query that fails breaks the download off instead of ending it as if whole.
  pipeline(Readable.from(lines(caller, parts, rows, now)), table, () => undefined);
  return new SentFile(
    'text/csv; charset=utf-8',
    { stream: table },
    { saveAs: `诉求-${chinaDayOf(now)}.csv` },
  );
}

async function reaches(parts: ComplaintDesk, caller: Caller, communityId: string): Promise<boolean> {
  const community = await parts.communities.find(communityId);
  return (
    community !== undefined &&
    isOfCommunity(caller, placeOf(community), await firmsOf(parts, caller)) === 'office'
  );
}

async function* lines(
  caller: Caller,
  { lists, communities, organisations }: ComplaintDesk,
  rows: Parameters<ComplaintDesk['lists']['each']>[0],
  now: number,
): AsyncGenerator<readonly string[]> {
  yield HEADINGS;
  const names = new Map<string, string>();
  for await (const complaint of lists.each(rows)) {
    const { organisationId } = complaint.folded;
    if (organisationId !== null && !names.has(organisationId))
      names.set(organisationId, (await organisations.find(organisationId))?.name ?? '');
    const community = await communities.find(complaint.communityId);
    const place = maskWords(printPlace(community?.buildings ?? [], complaint.place));
    const organisation = names.get(organisationId ?? '') ?? '';
    const words = wordsOf(caller, complaint);
    yield lineOf(complaint, words, community?.name ?? '', place, organisation, now);
  }
}

/** What was filed, unless it is held or hidden from this reader. */
function wordsOf(caller: Caller, complaint: ComplaintRecord): string | null {
  const reader = { reader: readerOf(caller, complaint) ?? 'handler', accountId: caller.account?.id ?? '' };
  const [filed] = complaint.entries;
  return filed === undefined ? null : wordsFor(complaint, filed, reader);
}

function lineOf(
  { number, category, urgency, isPrivate, heard, stage, folded }: ComplaintRecord,
  words: string | null,
  communityName: string,
  place: string,
  organisation: string,
  now: number,
): readonly string[] {
  const running = clockThatRuns(folded);
  return [
    number,
    communityName,
    CATEGORY_NAMES[category],
    place,
    maskWords(words ?? ''),
    URGENCY_NAMES[urgency],
    isPrivate ? '不公开' : '公开',
    heard === undefined ? '居民提交' : HEARD_NAMES[heard],
    STAGE_NAMES[stage],
    COMPLAINT_STATE_NAMES[folded.state],
    organisation,
    chinaDayOf(folded.filedAt),
    running === null ? '' : CLOCK_NAMES[running.clock],
    running === null ? '' : chinaDayOf(running.dueAt),
    running === null ? '' : CLOCK_STANDING_NAMES[clockStanding(running, now)],
    String(folded.returns),
    String(folded.reopenings),
    folded.rating === null ? '' : String(folded.rating),
  ];
}

import { COMPLAINT_AUTHOR_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintEntryView } from '../../../shared/complaint/complaintView.ts';
import { ENTRY_NAMES } from './complaintWords.ts';

/** Who did what: `社区工作人员 派单给演示施工单位`; `mine`: the reader is the filer and is called 您. */
export function entryTitle({ by, kind, organisationName }: ComplaintEntryView, mine: boolean): string {
  const who = by === 'filer' && mine ? '您' : COMPLAINT_AUTHOR_NAMES[by];
  const act = kind === 'filed' && by !== 'filer' ? '代为登记了诉求' : ENTRY_NAMES[kind];
  const to = kind === 'assign' && organisationName !== undefined ? `给${organisationName}` : '';
  return `${who} ${act}${to}`;
}

/** Why the words of an entry are not shown, or that they are on their way; undefined when there is nothing to say. */
export function entryNote({ text, photos, moderation }: ComplaintEntryView): string | undefined {
  const shown = text !== null || photos.length > 0;
  switch (moderation) {
    case 'pending':
      return shown ? '内容正在核对，核对完以前其他居民看不到。' : '内容正在核对，核对完再公开。';
    case 'held':
      return shown ? '社区暂停公开，其他居民看不到，原文保留。' : '社区暂停公开这条内容，原文保留。';
    case 'hidden':
      return shown ? '社区已隐藏，其他居民看不到，原文保留。' : '社区隐藏了这条内容，原文保留。';
    case undefined:
      return undefined;
  }
}

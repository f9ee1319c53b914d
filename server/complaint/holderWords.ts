import type { ComplaintHolder, HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import type { ComplaintReader } from './complaintScope.ts';

/** Who has to act next, in words; what the office filed for many waits for no filer. */
export function holderWords(
  holder: ComplaintHolder,
  organisations: ReadonlyMap<string, HandlerOrganisation>,
  reader: ComplaintReader,
  isOfOffice: boolean,
): string {
  switch (holder.kind) {
    case 'office':
      return '社区';
    case 'organisation':
      return organisations.get(holder.organisationId)?.name ?? '承办单位';
    case 'bureau':
      return '区住建局';
    case 'filer':
      if (isOfOffice) return '等下一次评价';
      return reader === 'filer' ? '等您确认' : '等居民确认';
    case 'nobody':
      return '已结束';
  }
}

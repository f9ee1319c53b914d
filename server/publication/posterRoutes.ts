import type { ParamsOf } from '../../shared/api.ts';
import type { PublicityNotice } from '../../shared/plan/publicityNotice.ts';
import { refuse } from '../../shared/refusal.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId } from '../http/schema.ts';
import { SentFile } from '../http/sentFile.ts';
import { noticePoster } from '../print/noticePoster.ts';
import type { Printer } from '../print/printer.ts';
import { findPublished } from './findPublished.ts';
import type { PublishParts } from './publishRecord.ts';

/** What printing a poster needs beside the record. */
export interface PosterParts extends PublishParts {
  readonly communities: CommunityStore;
  readonly printer: Printer;
  /** Where residents reach the pages, without a slash at the end. */
  readonly pageAddress: string;
}

/** Posters hardly ever change hands twice at the same moment; printing one again costs a fifth of a second. */
const KEPT = 32;

/** The route of a notice's poster. */
export function posterRoutes({ printer, pageAddress, communities, ...parts }: PosterParts): Route[] {
  const kept = new Map<string, Promise<Buffer>>();
  const print = (hash: string, make: () => Promise<Buffer>): Promise<Buffer> => {
    const known = kept.get(hash);
    if (known !== undefined) return known;
    const printing = make();
    kept.set(hash, printing);
    printing.catch(() => kept.delete(hash));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return printing;
  };
  return [
    defineRoute({
      key: 'GET /exports/publications/:hash/poster.pdf',
      who: 'anyone',
      answers: 'application/pdf',
      summary: 'The notice as an A3 poster with a QR code, to print and hang up',
      params: objectOf<ParamsOf<'GET /exports/publications/:hash/poster.pdf'>>({ hash: opaqueId }),
      async handle({ params: { hash } }) {
        const record = await findPublished(parts, hash);
        if (record?.kind !== 'publicityNotice') return refuse('request/not-found');
        const { communityId } = record;
        const community = await communities.find(communityId);
        if (community === undefined) return refuse('request/not-found');
        const notice = noticeOf(record.content);
        const place = { hash, communityId, address: pageAddress, demo: community.demo };
        const pdf = await print(hash, () => printer.print(noticePoster(notice, place)));
        return new SentFile('application/pdf', pdf, { saveAs: `${notice.communityName}公示.pdf` });
      },
    }),
  ];
}

/** Only `publishNotice` freezes this kind, and its hash was checked when it was read. */
function noticeOf(content: unknown): PublicityNotice {
  return content as PublicityNotice;
}

import type { PublicationLine, PublicationView } from '../../shared/plan/publicationApi.ts';
import type { PublishedRecord } from '../../shared/plan/publication.ts';
import type { PublishParts } from './publishRecord.ts';

/** A record with its entry; undefined when nothing was published under the hash, whatever may have been prepared. */
export async function findPublished(
  { ledger, frozen }: PublishParts,
  hash: string,
): Promise<PublicationView | undefined> {
  const record = await frozen.findRecord(hash);
  if (record === undefined) return undefined;
  const { communityId, kind, content } = record;
  if (!ledger.has(communityId)) return undefined;
  await ledger.catchUp(communityId);
  const published = ledger.state(communityId).publications.get(hash);
  return published === undefined ? undefined : { ...presentLine(published), kind, communityId, content };
}

/** A published record as a list shows it. */
export function presentLine({ at, ...record }: PublishedRecord): PublicationLine {
  return { ...record, at: new Date(at * 1000).toISOString() };
}

import { useEffect, useState } from 'react';
import type { PublicationKind } from '../../../shared/plan/publication.ts';
import type { PublicationView } from '../../../shared/plan/publicationApi.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import type { CallState } from './useCall.ts';

const MOST = 100;

/** The newest hundred public records of one kind with their contents, newest first. */
export function usePublicRecords(
  communityId: string | undefined,
  kind: PublicationKind,
): CallState<readonly PublicationView[]> {
  const [round, setRound] = useState(0);
  const [loaded, setLoaded] = useState<{
    readonly of?: string;
    readonly records?: readonly PublicationView[];
    readonly refusal?: ClientRefusal;
  }>({});
  const of = `${communityId} ${kind}`;
  useEffect(() => {
    let current = true;
    if (communityId === undefined) return;
    void read(communityId, kind).then((result) => {
      if (!current) return;
      setLoaded((before) =>
        'records' in result ? { of, records: result.records } : { ...before, of, refusal: result.refusal },
      );
    });
    return () => {
      current = false;
    };
  }, [communityId, kind, of, round]);
  const mine = loaded.of === of ? loaded : {};
  return {
    value: mine.records,
    loading: mine.records === undefined && mine.refusal === undefined,
    refusal: mine.refusal,
    stale: mine.records !== undefined && mine.refusal !== undefined,
    retry: () => setRound((before) => before + 1),
  };
}

async function read(
  communityId: string,
  kind: PublicationKind,
): Promise<{ readonly records: readonly PublicationView[] } | { readonly refusal: ClientRefusal }> {
  const list = await call('GET /communities/:communityId/publications', {
    params: { communityId },
    query: { kind, limit: MOST },
  });
  if (!list.ok) return { refusal: list.refusal };
  const found = await Promise.all(
    list.value.items.map(({ hash }) => call('GET /publications/:hash', { params: { hash } })),
  );
  const failed = found.filter((result) => !result.ok)[0];
  if (failed !== undefined && !failed.ok) return { refusal: failed.refusal };
  return { records: found.flatMap((result) => (result.ok ? [result.value] : [])) };
}

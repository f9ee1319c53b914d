import { useEffect } from 'react';
import type { Page } from '../../../shared/page.ts';
import type { OverviewRow } from '../../../shared/community/community.ts';
import { call } from '../platform/request.ts';
import type { CallState } from './useCall.ts';
import { usePages } from './usePages.ts';

const PAGE = 100;

export interface Overview extends CallState<readonly OverviewRow[]> {
  /** True when the server has communities that are not here yet. */
  readonly more: boolean;
  readonly loadMore: () => void;
}

/**
 * The communities in the signed-in person's scope, a hundred at a time; `retry` asks for all that is shown anew. With
 * `'wait'` nothing is asked: a firm has complaints, but no communities.
 */
export function useOverview(when?: 'wait'): Overview {
  const { value, refusal, moreRefusal, ...pages } = usePages<OverviewRow, Page<OverviewRow>>(
    when ?? 'overview',
    (cursor) => call('GET /overview', { query: { limit: PAGE, ...cursor } }),
  );
  const why = refusal ?? moreRefusal;
  return { ...pages, value: value?.items, refusal: why, stale: value !== undefined && why !== undefined };
}

/** One community's row of the overview, looked for page by page; `missing` when it is not in the person's scope. */
export function useOverviewRow(
  communityId: string | undefined,
): CallState<OverviewRow> & { readonly missing: boolean } {
  const { more, loadMore, value, ...state } = useOverview();
  const row = value?.find((one) => one.communityId === communityId);
  const goOn = row === undefined && more && !state.loading && state.refusal === undefined;
  useEffect(() => {
    if (goOn) loadMore();
  });
  return { ...state, value: row, missing: value !== undefined && row === undefined && !more };
}

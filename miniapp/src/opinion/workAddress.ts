import { OPINION_SOURCES, type OpinionSource } from '../../../shared/opinion/opinion.ts';
import type { OpinionFilter } from '../../../shared/opinion/opinionApi.ts';

/** What the work list shows; kept in the address of the page. */
export interface WorkView {
  readonly state: 'open' | 'linked' | 'all';
  readonly source: OpinionSource | '';
  readonly communityId: string;
  /** Where the page begins; empty for the first. */
  readonly cursor: string;
}

export const USUAL_WORK: WorkView = { state: 'open', source: '', communityId: '', cursor: '' };

/** The view as the parameters of the address; what is usual is left out (empty). */
export function workToAddress(view: WorkView): Readonly<Record<string, string>> {
  return { ...view, state: view.state === USUAL_WORK.state ? '' : view.state };
}

/** Reads it back; what is not known counts as usual. */
export function workFromAddress(value: (name: string) => string | undefined): WorkView {
  const state = value('state');
  return {
    state: state === 'linked' || state === 'all' ? state : USUAL_WORK.state,
    source: OPINION_SOURCES.find((source) => source === value('source')) ?? '',
    communityId: value('communityId') ?? '',
    cursor: value('cursor') ?? '',
  };
}

/** What the server is asked. */
export function workQuery({ state, source, communityId, cursor }: WorkView): OpinionFilter & {
  readonly limit: number;
  readonly cursor?: string;
} {
  return {
    limit: 50,
    ...(state === 'all' ? {} : { state }),
    ...(source === '' ? {} : { source }),
    ...(communityId === '' ? {} : { communityId }),
    ...(cursor === '' ? {} : { cursor }),
  };
}

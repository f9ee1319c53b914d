import { SORT_KEYS, USUAL_VIEW, type OverviewView } from './overviewTable.ts';

/** The view as the parameters of the page's address; what is usual is left out (empty). */
export function viewToAddress(view: OverviewView): Readonly<Record<string, string>> {
  return {
    region: view.region,
    stage: view.stage,
    below: view.below ? '1' : '',
    sort: view.sort === USUAL_VIEW.sort ? '' : view.sort,
    order: view.descending ? 'desc' : '',
  };
}

/**
 * Reads the view back from parameters as they stand in the address (percent-encoded or not); whatever somebody typed
 * there that is not known counts as usual.
 */
export function viewFromAddress(value: (name: string) => string | undefined): OverviewView {
  const sort = SORT_KEYS.find((key) => key === value('sort'));
  return {
    region: decoded(value('region')),
    stage: decoded(value('stage')),
    below: value('below') === '1',
    sort: sort ?? USUAL_VIEW.sort,
    descending: value('order') === 'desc',
  };
}

function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

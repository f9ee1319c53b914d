import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_STATES,
  type ComplaintCategory,
  type ComplaintState,
  type Urgency,
} from '../../../shared/complaint/complaint.ts';
import type { ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import { RATE_FIGURES, type RateFigure } from '../../../shared/complaint/complaintRates.ts';

/** What the queue shows; kept in the address of the page. Empty strings filter nothing; days are `YYYY-MM-DD`. */
export interface QueueView {
  readonly communityId: string;
  readonly state: ComplaintState | 'open' | '';
  readonly category: ComplaintCategory | '';
  readonly organisationId: string;
  readonly buildingId: string;
  readonly urgency: Urgency | '';
  readonly clock: 'soon' | 'overdue' | '';
  readonly search: string;
  readonly from: string;
  readonly to: string;
  /** The rows behind a number of the rates, with the group it stood in. */
  readonly figure: RateFigure | '';
  readonly month: string;
  readonly stage: string;
  /** Whether letters move in the table (WCAG 2.2, 2.1.4: they can be turned off). */
  readonly keys: 'off' | '';
}

/** What waits for an office, of everything in reach. */
export const USUAL_QUEUE: QueueView = {
  communityId: '',
  state: 'open',
  category: '',
  organisationId: '',
  buildingId: '',
  urgency: '',
  clock: '',
  search: '',
  from: '',
  to: '',
  figure: '',
  month: '',
  stage: '',
  keys: '',
};

/** In the address “every state” needs a word of its own, because nothing means open. */
const EVERY_STATE = 'all';

/** The view as the parameters of the page's address; what is usual is left out (empty). */
export function queueToAddress(view: QueueView): Readonly<Record<string, string>> {
  const state = view.state === '' ? EVERY_STATE : view.state;
  return { ...view, state: state === USUAL_QUEUE.state ? '' : state };
}

/** Reads the view back from the address (percent-encoded or not); whatever is not known there counts as usual. */
export function queueFromAddress(value: (name: string) => string | undefined): QueueView {
  const read = (name: string): string => decoded(value(name));
  const oneOf = <Known extends string>(known: readonly Known[], name: string): Known | '' =>
    known.find((one) => one === read(name)) ?? '';
  const day = (name: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(read(name)) ? read(name) : '');
  const state = read('state');
  return {
    communityId: read('communityId'),
    state: state === EVERY_STATE ? '' : (COMPLAINT_STATES.find((one) => one === state) ?? USUAL_QUEUE.state),
    category: oneOf(COMPLAINT_CATEGORIES, 'category'),
    organisationId: read('organisationId'),
    buildingId: read('buildingId'),
    urgency: oneOf(['usual', 'urgent'], 'urgency'),
    clock: oneOf(['soon', 'overdue'], 'clock'),
    search: read('search'),
    from: day('from'),
    to: day('to'),
    figure: oneOf(RATE_FIGURES, 'figure'),
    month: /^\d{4}-\d{2}$/.test(read('month')) ? read('month') : '',
    stage: read('stage'),
    keys: oneOf(['off'], 'keys'),
  };
}

/** What the server is asked. */
export function queueQuery({ keys: _keys, ...view }: QueueView): ComplaintQuery {
  const asked = Object.fromEntries(Object.entries(view).filter(([, value]) => value !== ''));
  return { view: 'queue', ...asked };
}

/** Whether anything but the usual is shown. */
export function isFiltered({ keys: _keys, ...view }: QueueView): boolean {
  return Object.values(queueToAddress({ ...view, keys: '' })).some((value) => value !== '');
}

function decoded(text = ''): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

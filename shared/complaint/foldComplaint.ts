import {
  COMPLAINT_VERBS,
  type ComplaintHolder,
  type ComplaintState,
  type ComplaintVerb,
} from './complaint.ts';
import type { ComplaintEntry, ComplaintTerms } from './complaintEntry.ts';
import { actAtOf } from './clockAct.ts';
import { figureSpans, standingFigures } from './figureSpans.ts';
import { foldClocks } from './foldClocks.ts';
import { FOR_EVER, type FigureSpan, type FoldedComplaint } from './foldedComplaint.ts';
import { BUREAU_DECIDES_FROM_RETURN, ESCALATES_FROM_REOPENING, isOpen, verbRow } from './verbTable.ts';
import type { WorkingCalendar } from './workingTime.ts';

/** What the fold carries from entry to entry; the rest is worked out once, at the end. */
type Carried = Omit<FoldedComplaint, 'soonAt' | 'dueAt' | 'actAt'>;

const ENDS: readonly ComplaintState[] = [
  'rejected',
  'merged',
  'confirmed',
  'timedOut',
  'closedUnresolved',
  'withdrawn',
];

/**
 * What the entries of one complaint add up to, from its filing on: state, holder, clocks, figures. Depends on nothing
 * else than the terms fixed at the filing and the calendar. A verb that the table does not allow moves nothing. Throws
 * when there is no entry.
 */
export function foldComplaint(
  terms: ComplaintTerms,
  entries: readonly ComplaintEntry[],
  calendar: WorkingCalendar,
): FoldedComplaint {
  const filed = entries[0];
  if (filed === undefined) throw new Error('A complaint begins with its filing.');
  let carried = blank(filed.at);
  for (const entry of entries) carried = step(carried, entry, terms, calendar);
  const running = carried.clocks
    .filter(({ metAt }) => metAt === null)
    .sort((first, second) => first.dueAt - second.dueAt)[0];
  return {
    ...carried,
    soonAt: running?.soonAt ?? null,
    dueAt: running?.dueAt ?? null,
    actAt: actAtOf(carried, terms, calendar),
    figures: [...figureSpans(carried), ...carried.figures],
  };
}

/** The state after each entry, as readers see the course. */
export function statesAlong(
  terms: ComplaintTerms,
  entries: readonly ComplaintEntry[],
  calendar: WorkingCalendar,
): readonly ComplaintState[] {
  let carried = blank(entries[0]?.at ?? 0);
  return entries.map((entry) => {
    carried = step(carried, entry, terms, calendar);
    return carried.state;
  });
}

function blank(filedAt: number): Carried {
  return {
    version: 0,
    state: 'submitted',
    holder: { kind: 'office' },
    organisationId: null,
    filedAt,
    movedAt: filedAt,
    endedAt: null,
    returns: 0,
    reopenings: 0,
    appeals: 0,
    filerEscalatedAt: null,
    bureauDecides: false,
    extensionAsked: null,
    extensionGranted: 0,
    doneAt: null,
    waitingSince: null,
    rating: null,
    mergedInto: null,
    closingAsked: null,
    moderation: [],
    clocks: [],
    figures: [],
    lastWord: null,
  };
}

function step(
  before: Carried,
  entry: ComplaintEntry,
  terms: ComplaintTerms,
  calendar: WorkingCalendar,
): Carried {
  const verb = verbSaid(before, entry);
  const said: Carried = {
    ...before,
    version: before.version + 1,
    movedAt: entry.at,
    waitingSince: waitingAfter(before, entry),
    moderation: moderationAfter(before.moderation, entry),
    rating: entry.kind === 'rate' ? (entry.rating ?? before.rating) : before.rating,
  };
  const moved = verb === undefined ? said : move(said, verb, entry);
  const after = { ...moved, clocks: foldClocks({ before, after: moved, entry, verb, terms, calendar }) };
  return { ...after, figures: spansAfter(before.figures, standingFigures(after, terms), entry.at) };
}

/** The verb of an entry, where the table allows it here. */
function verbSaid({ state }: Carried, { kind, actor }: ComplaintEntry): ComplaintVerb | undefined {
  const verb = COMPLAINT_VERBS.find((known) => known === kind);
  return verb !== undefined && actor !== undefined && verbRow(verb, state, actor) !== undefined
    ? verb
    : undefined;
}

function move(said: Carried, verb: ComplaintVerb, entry: ComplaintEntry): Carried {
  const counted: Carried = { ...said, ...effectOf(said, verb, entry) };
  const state = stateAfter(counted, verb, entry);
  if (state === said.state) return counted;
  const organisationId = organisationAfter(said, verb, entry);
  return {
    ...counted,
    state,
    organisationId,
    holder: holderAfter(counted, verb, state, organisationId),
    endedAt: ENDS.includes(state) ? entry.at : null,
    extensionAsked: state === 'extensionRequested' ? counted.extensionAsked : null,
    closingAsked: state === 'escalated' ? counted.closingAsked : null,
    waitingSince: isOpen(state) ? counted.waitingSince : null,
  };
}

/** What a verb changes beside the state. */
function effectOf(said: Carried, verb: ComplaintVerb, entry: ComplaintEntry): Partial<Carried> {
  switch (verb) {
    case 'appeal':
      return { appeals: said.appeals + 1 };
    case 'assign':
      return { bureauDecides: false };
    case 'return': {
      const returns = said.returns + 1;
      return { returns, bureauDecides: returns >= BUREAU_DECIDES_FROM_RETURN };
    }
    case 'requestExtension':
      return { extensionAsked: entry.workingDays ?? 0 };
    case 'decideExtension':
      return entry.approve === true
        ? { extensionGranted: said.extensionGranted + (said.extensionAsked ?? 0) }
        : {};
    case 'done':
      return { doneAt: entry.at };
    case 'confirm':
      return { lastWord: 'solved', rating: entry.rating ?? said.rating };
    case 'reopen':
      return { reopenings: said.reopenings + 1, lastWord: 'unsolved', rating: entry.rating ?? said.rating };
    case 'escalate':
      return entry.actor === 'filer' ? { filerEscalatedAt: entry.at } : {};
    case 'merge':
      return { mergedInto: entry.into ?? null };
    case 'closeUnresolved':
      return entry.actor === 'communityAdmin'
        ? { closingAsked: { at: entry.at, reason: entry.text ?? '', accountId: entry.accountId ?? null } }
        : { closingAsked: null };
    default:
      return {};
  }
}

function stateAfter(
  counted: Carried,
  verb: ComplaintVerb,
  { actor, approve }: ComplaintEntry,
): ComplaintState {
  if (verb === 'reopen' && counted.reopenings >= ESCALATES_FROM_REOPENING) return 'escalated';
  if (verb === 'closeUnresolved' && approve !== true) return counted.state;
  const to = actor === undefined ? undefined : verbRow(verb, counted.state, actor)?.to;
  return to === undefined || to === 'same' ? counted.state : to;
}

function organisationAfter(said: Carried, verb: ComplaintVerb, entry: ComplaintEntry): string | null {
  if (verb === 'assign') return entry.organisationId ?? null;
  return verb === 'return' ? null : said.organisationId;
}

/** 督办 leaves a complaint with whoever holds it; an appeal has no holder but the superior. */
function holderAfter(
  counted: Carried,
  verb: ComplaintVerb,
  state: ComplaintState,
  organisationId: string | null,
): ComplaintHolder {
  const handler: ComplaintHolder =
    organisationId === null ? { kind: 'office' } : { kind: 'organisation', organisationId };
  switch (state) {
    case 'assigned':
    case 'inProgress':
    case 'reopened':
      return handler;
    case 'submitted':
    case 'accepted':
    case 'extensionRequested':
      return { kind: 'office' };
    case 'returned':
      return { kind: counted.bureauDecides ? 'bureau' : 'office' };
    case 'escalated':
      if (verb === 'appeal') return { kind: 'bureau' };
      return verb === 'reopen' ? handler : counted.holder;
    case 'done':
      return { kind: 'filer' };
    default:
      return { kind: 'nobody' };
  }
}

function waitingAfter({ waitingSince, state }: Carried, { kind, by, at }: ComplaintEntry): number | null {
  if (by === 'filer') return null;
  return kind === 'askFiler' && isOpen(state) ? (waitingSince ?? at) : waitingSince;
}

function moderationAfter(
  before: Carried['moderation'],
  { entryId, kind, about, pending }: ComplaintEntry,
): Carried['moderation'] {
  if (pending === true) return [...before, { entryId, is: 'pending' }];
  if (kind !== 'held' && kind !== 'hidden' && kind !== 'restored') return before;
  const others = before.filter((one) => one.entryId !== about);
  return kind === 'restored' || about === undefined ? others : [...others, { entryId: about, is: kind }];
}

/** Ends the spans of figures in which it no longer counts and begins those in which it does now. */
function spansAfter(
  before: readonly FigureSpan[],
  now: readonly FigureSpan['figure'][],
  at: number,
): readonly FigureSpan[] {
  const counts = before.filter(({ to }) => to === FOR_EVER).map(({ figure }) => figure);
  const kept = before.map((span) =>
    span.to === FOR_EVER && !now.includes(span.figure) ? { ...span, to: at } : span,
  );
  const begun = now.filter((figure) => !counts.includes(figure));
  return [...kept, ...begun.map((figure) => ({ figure, from: at, to: FOR_EVER }))];
}

import type { HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import type { ComplaintLine, ComplaintView } from '../../shared/complaint/complaintView.ts';
import { statesAlong } from '../../shared/complaint/foldComplaint.ts';
import {
  clockThatRuns,
  forecastDispatch,
  presentClock,
  presentQuestion,
} from '../../shared/complaint/presentClocks.ts';
import { verbsOpenTo } from '../../shared/complaint/refuseVerb.ts';
import { suggestOrganisation } from '../../shared/complaint/suggestOrganisation.ts';
import { COMPLAINT_VERBS } from '../../shared/complaint/complaint.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { asStanding, type ComplaintParts } from './complaintParts.ts';
import { actorsOf, readerOf, type ComplaintReader } from './complaintScope.ts';
import { holderWords } from './holderWords.ts';
import { presentLook } from './phoneLookStore.ts';
import { printPlace } from './placeOfComplaint.ts';
import {
  mayReadEntry,
  mayReadWords,
  presentEntry,
  wordsFor,
  type EntryReader,
  type ShownPhotos,
} from './presentEntry.ts';

const DAY = 86_400_000;

/**
 * Lines of these complaints as the caller may read them, in their order; one out of reach is left out. `lately`: as whom
 * the caller has just acted on what may be out of its reach by that very act (a return).
 */
export async function presentLines(
  parts: ComplaintParts,
  caller: Caller,
  complaints: readonly ComplaintRecord[],
  lately?: ComplaintReader,
): Promise<readonly ComplaintLine[]> {
  const seen = complaints.flatMap((complaint) => {
    const reader = readerOf(caller, complaint) ?? lately;
    return reader === undefined ? [] : [{ complaint, by: { reader, accountId: caller.account?.id ?? '' } }];
  });
  const ids = complaints.map(({ _id }) => _id);
  const [followers, following, organisations, whole, covered] = await Promise.all([
    parts.follows.countOf(ids),
    parts.follows.followedBy(caller.account?.id ?? '', ids),
    parts.organisations.named(complaints.flatMap(({ folded }) => folded.organisationId ?? [])),
    parts.photos.show(
      firstPhotos(seen, (reader) => reader !== 'resident'),
      'whole',
    ),
    parts.photos.show(
      firstPhotos(seen, (reader) => reader === 'resident'),
      'covered',
    ),
  ]);
  return Promise.all(
    seen.map(({ complaint, by }) =>
      lineOf(parts, complaint, by, {
        followers: followers.get(complaint._id) ?? 0,
        following: following.has(complaint._id),
        organisations,
        photos: by.reader === 'resident' ? covered : whole,
      }),
    ),
  );
}

interface LineFacts {
  readonly followers: number;
  readonly following: boolean;
  readonly organisations: ReadonlyMap<string, HandlerOrganisation>;
  readonly photos: ShownPhotos;
}

/** The photograph that stands for a complaint in a list: its first, where the reader may see it. */
function firstPhotos(
  seen: readonly { readonly complaint: ComplaintRecord; readonly by: EntryReader }[],
  which: (reader: ComplaintReader) => boolean,
): readonly string[] {
  return seen.flatMap(({ complaint, by }) => (which(by.reader) ? (firstPhoto(complaint, by) ?? []) : []));
}

function firstPhoto(complaint: ComplaintRecord, by: EntryReader): string | undefined {
  const [filed] = complaint.entries;
  return filed !== undefined && mayReadWords(complaint, filed, by) ? filed.photos?.[0] : undefined;
}

async function lineOf(
  { communities, clock }: ComplaintParts,
  complaint: ComplaintRecord,
  by: EntryReader,
  { followers, following, organisations, photos }: LineFacts,
): Promise<ComplaintLine> {
  const { _id, number, communityId, category, urgency, isPrivate, stage, folded, entries } = complaint;
  const community = await communities.find(communityId);
  const now = clock.now();
  const running = clockThatRuns(folded);
  const openQuestion = by.reader === 'resident' ? undefined : presentQuestion(folded, now);
  const [filed] = entries;
  const photo = firstPhoto(complaint, by);
  const place =
    by.reader === 'resident' && complaint.place.words !== undefined
      ? { ...complaint.place, words: maskWords(complaint.place.words) }
      : complaint.place;
  return {
    complaintId: _id,
    number,
    communityId,
    communityName: community?.name ?? '',
    category,
    place,
    placeWords: printPlace(community?.buildings ?? [], place),
    urgency,
    isPrivate,
    text: filed === undefined ? null : wordsFor(complaint, filed, by),
    state: folded.state,
    holderWords: holderWords(folded.holder, organisations, by.reader, complaint.origin !== undefined),
    filedAt: new Date(folded.filedAt).toISOString(),
    days: Math.floor(((folded.endedAt ?? now) - folded.filedAt) / DAY),
    stage,
    followers,
    reopenings: folded.reopenings,
    clock: running === null ? null : presentClock(running, now),
    ...(openQuestion === undefined ? {} : { openQuestion }),
    ...(complaint.origin === undefined ? {} : { origin: complaint.origin }),
    thumbUrl: (photo === undefined ? undefined : photos.get(photo)?.thumbUrl) ?? null,
    mine: by.reader === 'filer',
    following,
    version: complaint.version,
  };
}

/** One complaint with all that the caller may see of it and do on it; undefined out of its reach. */
export async function presentComplaint(
  parts: ComplaintParts,
  caller: Caller,
  complaint: ComplaintRecord,
  lately?: ComplaintReader,
): Promise<ComplaintView | undefined> {
  const reader = readerOf(caller, complaint) ?? lately;
  const [line] = await presentLines(parts, caller, [complaint], lately);
  if (reader === undefined || line === undefined) return undefined;
  const by = { reader, accountId: caller.account?.id ?? '' };
  const entries = complaint.entries.filter((entry) => mayReadEntry(entry, by));
  const [photos, organisations] = await Promise.all([
    parts.photos.show(
      entries.flatMap((entry) => entry.photos ?? []),
      reader === 'resident' ? 'covered' : 'whole',
    ),
    parts.organisations.named(entries.flatMap(({ organisationId }) => organisationId ?? [])),
  ]);
  const now = parts.clock.now();
  const states = statesAlong(complaint.terms, complaint.entries, parts.calendar);
  const presented = entries.map((entry) =>
    presentEntry(complaint, entry, by, {
      photos,
      state: states[complaint.entries.indexOf(entry)] ?? complaint.folded.state,
      organisationName: organisations.get(entry.organisationId ?? '')?.name,
    }),
  );
  const { folded } = complaint;
  const standing = asStanding(complaint);
  const open = new Set(
    actorsOf(caller, complaint).flatMap((actor) =>
      verbsOpenTo(standing, { actor, at: now, accountId: by.accountId }),
    ),
  );
  return {
    ...line,
    entries: presented,
    clocks: folded.clocks.map((run) => presentClock(run, now)),
    photos: presented[0]?.kind === 'filed' ? presented[0].photos : [],
    may: COMPLAINT_VERBS.filter((verb) => open.has(verb)),
    ...(await mergedInto(parts, caller, complaint)),
    ...(folded.rating === null || reader === 'resident' ? {} : { rating: folded.rating }),
    ...(folded.closingAsked === null || reader === 'resident' || reader === 'handler'
      ? {}
      : {
          closingAsked: {
            at: new Date(folded.closingAsked.at).toISOString(),
            reason: folded.closingAsked.reason,
          },
        }),
    ...(reader === 'resident' ? {} : await looksFor(parts, complaint, reader)),
    ...(reader === 'staff' || reader === 'handler'
      ? await deskFacts(parts, complaint, open.has('assign'), now)
      : {}),
  };
}

async function mergedInto(
  { complaints }: ComplaintParts,
  caller: Caller,
  { folded: { mergedInto: into } }: ComplaintRecord,
): Promise<Pick<ComplaintView, 'mergedInto'>> {
  const target = into === null ? undefined : await complaints.findInReach(caller, into);
  return target === undefined ? {} : { mergedInto: { complaintId: target._id, number: target.number } };
}

async function looksFor(
  { phoneLooks }: ComplaintParts,
  { _id, phone }: ComplaintRecord,
  reader: ComplaintReader,
): Promise<Pick<ComplaintView, 'phoneLooks' | 'hasPhone'>> {
  if (phone === undefined) return reader === 'filer' ? {} : { hasPhone: false };
  const looks = (await phoneLooks.of(_id)).filter(({ by }) => reader !== 'handler' || by === 'handler');
  const as = reader === 'filer' ? 'owner' : 'desk';
  return { hasPhone: true, phoneLooks: looks.map((look) => presentLook(look, as)) };
}

/** What those who work on it need beside the thing itself. */
async function deskFacts(
  { organisations, calendar }: ComplaintParts,
  complaint: ComplaintRecord,
  mayDispatch: boolean,
  now: number,
): Promise<Pick<ComplaintView, 'heard' | 'organisationId' | 'suggested' | 'forecast'>> {
  const { communityId, heard, folded, terms } = complaint;
  const suggested = mayDispatch
    ? suggestOrganisation(complaint, await organisations.ofCommunity(communityId))
    : undefined;
  return {
    ...(heard === undefined ? {} : { heard }),
    ...(folded.organisationId === null ? {} : { organisationId: folded.organisationId }),
    ...(suggested === undefined
      ? {}
      : { suggested: { organisationId: suggested.organisationId, name: suggested.name } }),
    ...(mayDispatch ? { forecast: forecastDispatch(folded, terms, calendar, now) } : {}),
  };
}

import type { ComplaintPlace } from '../../shared/complaint/complaint.ts';
import { suggestOrganisation } from '../../shared/complaint/suggestOrganisation.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { actOnDue } from '../complaint/actOnDue.ts';
import { fileComplaint } from '../complaint/fileComplaint.ts';
import { moderateEntry } from '../complaint/moderateEntry.ts';
import { moveComplaint, type VerbSaid } from '../complaint/moveComplaint.ts';
import type { Complaints } from '../complaint/openComplaints.ts';
import { sayEntry } from '../complaint/sayEntry.ts';
import { tellMoves } from '../complaint/tellMoves.ts';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import type { Caller } from '../http/caller.ts';
import type { NoticeStore } from '../notice/noticeStore.ts';
import type { ComplaintStep, DemoComplaint } from './complaintStory.ts';
import { demoComplaints } from './demoComplaints.ts';
import { addOfficeTime } from './officeHours.ts';
import { filedAtOf } from './filedAtOf.ts';
import { waitingComplaints } from './waitingComplaints.ts';
import { moreComplaints } from './moreComplaints.ts';
import { demoOrganisations } from './demoOrganisations.ts';
import { demoPhotos, type DemoPhotos } from './demoPhotos.ts';
import type { DemoWorld } from './demoTypes.ts';
import type { StoryClock } from './storyClock.ts';
import { filerCaller, handlerCaller, officeCaller } from './storyCallers.ts';

const DAY = 86_400_000;
/** Messages of so many days lie in the lists. */
const TOLD_DAYS = 14;
const BATCH = 100;

interface Telling {
  readonly complaints: Complaints;
  readonly world: DemoWorld;
  readonly clock: StoryClock;
  readonly photos: DemoPhotos;
  /** Ids by the story's keys. */
  readonly ids: Map<string, string>;
}

interface Happening {
  readonly at: number;
  readonly told: DemoComplaint;
  readonly step: ComplaintStep | null;
  readonly index: number;
}

/**
 * Tells what residents of the demonstration complained about and what became of it, through the same commands, rules and
 * clocks as real complaints, in the order in which it happened. What a story says of the future has not happened yet.
 */
export async function loadComplaints(
  parts: {
    readonly complaints: Complaints;
    readonly evidence: EvidenceParts;
    /** Who is told of the last days. */
    readonly notices: NoticeStore;
  },
  world: DemoWorld,
  clock: StoryClock,
  loadedAt: number,
): Promise<void> {
  const { complaints } = parts;
  for (const organisation of demoOrganisations) await complaints.organisations.keep(organisation);
  const photos = demoPhotos(parts.evidence, new Date(loadedAt));
  const telling = { complaints, world, clock, photos, ids: new Map<string, string>() };
  const known = new Set(world.communities.map(({ community }) => community._id));
  const all = [...demoComplaints, ...waitingComplaints, ...moreComplaints(world)].filter((told) =>
    known.has(told.communityId),
  );
  const happenings = all
    .flatMap((told) => happeningsOf(telling, told, loadedAt))
    .filter(({ at }) => at <= loadedAt)
    .sort((first, second) => first.at - second.at || first.index - second.index);
  let isRecent = false;
  for (const happening of happenings) {
    // Whoever opens the demonstration is not told today of what happened weeks ago.
    if (!isRecent && loadedAt - happening.at <= TOLD_DAYS * DAY) await tellNobody(complaints);
    isRecent = loadedAt - happening.at <= TOLD_DAYS * DAY;
    clock.set(happening.at);
    await actOnDue(complaints, fail);
    await happen(telling, happening);
    if (isRecent) await tellMoves(complaints, parts.notices, fail);
  }
  clock.set(loadedAt);
  await actOnDue(complaints, fail);
  await photos.clear();
  await tellMoves(complaints, parts.notices, fail);
}

async function tellNobody({ complaints }: Complaints): Promise<void> {
  for (
    let waiting = await complaints.toTell(BATCH);
    waiting.length > 0;
    waiting = await complaints.toTell(BATCH)
  )
    for (const { _id, version } of waiting) await complaints.settleTold(_id, version);
}

function happeningsOf({ complaints }: Telling, told: DemoComplaint, loadedAt: number): readonly Happening[] {
  const { calendar } = complaints;
  const filedAt = filedAtOf(calendar, told, loadedAt);
  return [
    { at: filedAt, told, step: null, index: 0 },
    ...told.steps.map((step, index) => ({
      at: addOfficeTime(calendar, filedAt, step.after),
      told,
      step,
      index: index + 1,
    })),
  ];
}

async function happen(telling: Telling, { told, step, index }: Happening): Promise<void> {
  if (step === null) return file(telling, told);
  const { complaints, photos, ids } = telling;
  const complaintId = ids.get(told.key) ?? '';
  const caller = await callerOf(telling, told, step.who);
  const clientKey = `demo-${told.key}-${index}`;
  const { text = '', photo } = step;
  const taken =
    photo === undefined
      ? {}
      : { photos: [await photos.take(photo, caller.account?.id ?? '', told.communityId)] };
  switch (step.does) {
    case 'say':
    case 'note':
    case 'ask': {
      const kind = { internal: step.does === 'note', asksFiler: step.does === 'ask' };
      check(
        told,
        step,
        await sayEntry(complaints, caller, complaintId, { clientKey, text, ...kind, ...taken }),
      );
      return;
    }
    case 'hide': {
      const entryId = (await complaints.complaints.find(complaintId))?.entries[0]?.entryId ?? '';
      const hidden = { entryId, act: 'hide', reason: text } as const;
      check(told, step, await moderateEntry(complaints, caller, complaintId, hidden));
      return;
    }
    default: {
      const said = { ...(await saidWith(telling, told, step)), ...taken, verb: step.does, clientKey };
      check(told, step, await moveComplaint(complaints, caller, complaintId, said));
    }
  }
}

async function saidWith(
  { complaints, ids }: Telling,
  { key, communityId }: DemoComplaint,
  { does, text, to, rating, approve, workingDays, into }: ComplaintStep,
): Promise<Omit<VerbSaid, 'verb' | 'clientKey'>> {
  const chosen = async (): Promise<string | undefined> => {
    const firms = await complaints.organisations.ofCommunity(communityId);
    const complaint = await complaints.complaints.find(ids.get(key) ?? '');
    return (complaint && suggestOrganisation(complaint, firms))?.organisationId ?? firms[0]?.organisationId;
  };
  const firm = does === 'assign' ? (to ?? (await chosen())) : undefined;
  return {
    ...(text === undefined ? {} : { text }),
    ...(firm === undefined ? {} : { organisationId: firm }),
    ...(rating === undefined ? {} : { rating }),
    ...(approve === undefined ? {} : { approve }),
    ...(workingDays === undefined ? {} : { workingDays }),
    ...(into === undefined ? {} : { into: ids.get(into) ?? '' }),
  };
}

async function file(telling: Telling, told: DemoComplaint): Promise<void> {
  const { complaints, photos, ids, world } = telling;
  const { communityId, from, category, text, urgency, isPrivate, phone } = told;
  const community = world.communities.find((one) => one.community._id === communityId)?.community;
  if (community === undefined) throw new Error(`The demonstration has no ${communityId}.`);
  const heard = typeof from === 'object' ? { heard: from.heard } : {};
  const caller = typeof from === 'object' ? officeCaller(world, told, 'worker') : filerCaller(world, told);
  const [home] = typeof from === 'object' ? [] : (caller.account?.households ?? []);
  const householdId = home?.householdId ?? (typeof from === 'object' ? from.household : undefined);
  const taken = await Promise.all(
    (told.photos ?? []).map((scene) => photos.take(scene, caller.account?.id ?? '', communityId)),
  );
  const filed = await fileComplaint(complaints, caller, community, {
    clientKey: `demo-${told.key}`,
    category,
    place: placeOf(told, community.buildings),
    text,
    ...(taken.length === 0 ? {} : { photos: taken }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(isPrivate === undefined ? {} : { isPrivate }),
    ...(phone === undefined ? {} : { phone }),
    ...(householdId === undefined ? {} : { householdId }),
    ...heard,
  });
  if (isRefusal(filed)) return check(told, null, filed);
  ids.set(told.key, filed.complaint._id);
  for (const account of told.followers ?? [])
    await complaints.follows.follow(filed.complaint._id, `demo-${account}`);
}

function placeOf(
  { building, unit, words, spot }: DemoComplaint,
  buildings: readonly { readonly buildingId: string }[],
): ComplaintPlace {
  const said = { ...(words === undefined ? {} : { words }), ...(spot === undefined ? {} : { spot }) };
  const buildingId = building === undefined ? undefined : buildings[building % buildings.length]?.buildingId;
  if (buildingId === undefined) return { kind: 'public', ...said };
  return { kind: 'building', buildingId, ...(unit === undefined ? {} : { unit }), ...said };
}

async function callerOf(
  { complaints, world, ids }: Telling,
  told: DemoComplaint,
  who: ComplaintStep['who'],
): Promise<Caller> {
  if (who === 'filer') return filerCaller(world, told);
  if (who !== 'handler') return officeCaller(world, told, who);
  const complaint = await complaints.complaints.find(ids.get(told.key) ?? '');
  return handlerCaller(complaint?.folded.organisationId ?? '');
}

function check(told: DemoComplaint, step: ComplaintStep | null, outcome: object | Refusal): void {
  if (!isRefusal(outcome)) return;
  throw new Error(
    `The demonstration was refused: ${told.key} ${step?.does ?? 'filing'} ${outcome.refused} ${JSON.stringify(outcome.fields ?? '')}`,
  );
}

function fail(error: unknown): never {
  throw error;
}

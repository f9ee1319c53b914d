import { chinaDayOf } from '../../chinaTime.ts';
import type { Channel } from '../round.ts';

/**
 * What looks odd about the entries of one person: 一分钟里走了很多户, 连续登记得很快, 登记占比很高. None of it proves
 * anything; somebody looks, and the person says how it was.
 */
export const FLAG_KINDS = ['manyDoors', 'speed', 'share'] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** From where on an entry looks odd; all 示例默认, none of them in a document. */
export const FLAG_LIMITS = {
  /** So many different doors within a minute: ringing, asking and writing takes longer than fifteen seconds. */
  manyDoors: { doors: 4, withinSeconds: 60 },
  /** So many answers at doors in a row, each within so long after the one before: nobody was out, nobody asked back. */
  speed: { answers: 8, eachWithinSeconds: 120 },
  /** So large a share of all responses of a round by one person, once it has so many of them. */
  share: { percent: 50, atLeast: 20 },
} as const;

/** One entry by a member of staff, as the rule looks at it. */
export interface StaffAct {
  readonly seq: number;
  readonly householdId: string;
  readonly kind: 'response' | 'visit';
  readonly channel: Channel;
  /** When it was heard, milliseconds since 1970 UTC; undefined where no door was visited. */
  readonly heardAt?: number;
}

/** What looks odd, on which day (`YYYY-MM-DD` in China; of a share none), with the entries that make it so. */
export interface StaffFlag {
  readonly kind: FlagKind;
  readonly day?: string;
  /** Sorted. */
  readonly seqs: readonly number[];
  /** Most doors in a minute, answers in a row, or the share in per mille, floored. */
  readonly figure: number;
}

interface DoorAct extends StaffAct {
  readonly heardAt: number;
}

/** What looks odd about one person's entries in a round that has `responses` responses by everybody. */
export function staffFlags(acts: readonly StaffAct[], responses: number): readonly StaffFlag[] {
  const doors = acts
    .filter((act): act is DoorAct => act.channel === 'door' && act.heardAt !== undefined)
    .sort((first, second) => first.heardAt - second.heardAt || first.seq - second.seq);
  return byDay('manyDoors', crowdedMinutes(doors))
    .concat(byDay('speed', quickRuns(doors)))
    .concat(shareOf(acts, responses));
}

/** Acts that lie together, with how many of what makes them odd. */
interface Crowd {
  readonly acts: readonly DoorAct[];
  readonly figure: number;
}

function crowdedMinutes(doors: readonly DoorAct[]): readonly Crowd[] {
  const { doors: most, withinSeconds } = FLAG_LIMITS.manyDoors;
  const crowds: Crowd[] = [];
  let start = 0;
  doors.forEach((last, end) => {
    while (last.heardAt - (doors[start]?.heardAt ?? 0) >= withinSeconds * 1000) start += 1;
    const acts = doors.slice(start, end + 1);
    const figure = new Set(acts.map(({ householdId }) => householdId)).size;
    if (figure >= most) crowds.push({ acts, figure });
  });
  return crowds;
}

function quickRuns(doors: readonly DoorAct[]): readonly Crowd[] {
  const { answers, eachWithinSeconds } = FLAG_LIMITS.speed;
  const runs: DoorAct[][] = [];
  let before: DoorAct | undefined;
  for (const act of doors) {
    if (act.kind !== 'response') continue;
    const follows = before !== undefined && act.heardAt - before.heardAt < eachWithinSeconds * 1000;
    const run = runs[runs.length - 1];
    if (follows && run !== undefined) run.push(act);
    else runs.push([act]);
    before = act;
  }
  return runs
    .map((acts) => ({ acts, figure: new Set(acts.map(({ householdId }) => householdId)).size }))
    .filter(({ figure }) => figure >= answers);
}

function shareOf(acts: readonly StaffAct[], responses: number): readonly StaffFlag[] {
  const { percent, atLeast } = FLAG_LIMITS.share;
  const own = acts.filter(({ kind }) => kind === 'response');
  if (own.length < atLeast || 100 * own.length < percent * responses) return [];
  const figure = Math.floor((1000 * own.length) / responses);
  return [{ kind: 'share', seqs: sortedSeqs(own), figure }];
}

/** One flag for a day, however often it happened on it. */
function byDay(kind: FlagKind, crowds: readonly Crowd[]): readonly StaffFlag[] {
  const days = new Map<string, Crowd[]>();
  for (const crowd of crowds) {
    const day = chinaDayOf(crowd.acts[0]?.heardAt ?? 0);
    days.set(day, (days.get(day) ?? []).concat(crowd));
  }
  return Array.from(days.entries(), ([day, own]) => ({
    kind,
    day,
    seqs: sortedSeqs(own.reduce<readonly StaffAct[]>((all, { acts }) => all.concat(acts), [])),
    figure: Math.max(...own.map(({ figure }) => figure)),
  }));
}

function sortedSeqs(acts: readonly StaffAct[]): readonly number[] {
  return Array.from(new Set(acts.map(({ seq }) => seq))).sort((first, second) => first - second);
}

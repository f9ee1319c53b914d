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
  return flagsOf('manyDoors', crowdedMinutes(doors))
    .concat(flagsOf('speed', quickRuns(doors)))
    .concat(shareOf(acts, responses));
}

/** What was odd on one day, however often it happened. */
interface OddDay {
  readonly seqs: Set<number>;
  figure: number;
}
type OddDays = Map<string, OddDay>;

/** Adds acts that lie together to the day on which they began. */
function note(days: OddDays, day: string, acts: readonly DoorAct[], figure: number): void {
  const odd = days.get(day) ?? { seqs: new Set<number>(), figure: 0 };
  for (const { seq } of acts) odd.seqs.add(seq);
  odd.figure = Math.max(odd.figure, figure);
  days.set(day, odd);
}

/** Every minute that ends with an act; each act is looked at twice and noted once a day, however many lie in a minute. */
function crowdedMinutes(doors: readonly DoorAct[]): OddDays {
  const { doors: most, withinSeconds } = FLAG_LIMITS.manyDoors;
  const days: OddDays = new Map();
  const inMinute = new Map<string, number>();
  let [start, noted, notedDay] = [0, 0, ''];
  doors.forEach((last, end) => {
    inMinute.set(last.householdId, (inMinute.get(last.householdId) ?? 0) + 1);
    for (
      let first = doors[start];
      first !== undefined && last.heardAt - first.heardAt >= withinSeconds * 1000;
      first = doors[start]
    ) {
      const others = (inMinute.get(first.householdId) ?? 0) - 1;
      if (others > 0) inMinute.set(first.householdId, others);
      else inMinute.delete(first.householdId);
      start += 1;
    }
    if (inMinute.size < most) return;
    const beganAt = doors[start]?.heardAt ?? last.heardAt;
    const day = chinaDayOf(beganAt);
    note(days, day, doors.slice(day === notedDay ? Math.max(start, noted) : start, end + 1), inMinute.size);
    [noted, notedDay] = [end + 1, day];
  });
  return days;
}

function quickRuns(doors: readonly DoorAct[]): OddDays {
  const { answers, eachWithinSeconds } = FLAG_LIMITS.speed;
  const days: OddDays = new Map();
  let run: DoorAct[] = [];
  const end = (): void => {
    const [first] = run;
    const figure = new Set(run.map(({ householdId }) => householdId)).size;
    if (first !== undefined && figure >= answers) note(days, chinaDayOf(first.heardAt), run, figure);
  };
  for (const act of doors) {
    if (act.kind !== 'response') continue;
    const before = run[run.length - 1];
    if (before !== undefined && act.heardAt - before.heardAt >= eachWithinSeconds * 1000) {
      end();
      run = [];
    }
    run.push(act);
  }
  end();
  return days;
}

function flagsOf(kind: FlagKind, days: OddDays): readonly StaffFlag[] {
  return Array.from(days.entries(), ([day, { seqs, figure }]) => ({ kind, day, seqs: sorted(seqs), figure }));
}

function shareOf(acts: readonly StaffAct[], responses: number): readonly StaffFlag[] {
  const { percent, atLeast } = FLAG_LIMITS.share;
  const own = acts.filter(({ kind }) => kind === 'response');
  if (own.length < atLeast || 100 * own.length < percent * responses) return [];
  const figure = Math.floor((1000 * own.length) / responses);
  return [{ kind: 'share', seqs: sorted(own.map(({ seq }) => seq)), figure }];
}

const sorted = (seqs: Iterable<number>): readonly number[] =>
  Array.from(seqs).sort((first, second) => first - second);

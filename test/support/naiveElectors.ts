import type { HouseholdEvent } from '../../shared/round/roundEvent.ts';
import type { RollElector } from '../../shared/round/roll.ts';

/** What the naive counter says of one matter. */
export interface NaiveVote {
  readonly people: Readonly<Record<string, number>>;
  readonly areaDm2: Readonly<Record<string, number>>;
}

type Ballot = Extract<HouseholdEvent, { kind: 'response' }>;

/** 2 by himself online or on checked paper, 1 on plain paper or by proxy, 0 spoken to staff. */
function weight({ by, channel, identityChecked, relation }: Ballot): number {
  if (relation === 'agent' || by === 'proxy') return 1;
  if (by === 'self') return 2;
  return channel === 'paper' ? (identityChecked ? 2 : 1) : 0;
}

/** An owner takes back his own ballots, and what was entered below his own word; never another's own ballot. */
function takesBack(withdrawal: Extract<HouseholdEvent, { kind: 'withdraw' }>, ballot: Ballot): boolean {
  return (ballot.by === 'self' && ballot.actorId === withdrawal.actorId) || weight(ballot) < 2;
}

function removed(ballot: Ballot, events: readonly HouseholdEvent[]): 'out' | 'disowned' | 'stands' {
  const after = events.filter(({ seq }) => seq > ballot.seq);
  if (after.some((event) => event.kind === 'withdraw' && takesBack(event, ballot))) return 'out';
  const about = after.filter((event) => 'targetSeq' in event && event.targetSeq === ballot.seq);
  if (about.some(({ kind }) => kind === 'void')) return 'out';
  return about.some(({ kind }) => kind === 'dispute') ? 'disowned' : 'stands';
}

/** One choice for all dwellings overrules what the same account said and what staff noted, at any door. */
function saysForAll(later: Ballot, earlier: Ballot): boolean {
  const isOwnWord = later.by === 'self' || weight(later) === 2;
  return later.confirmed && isOwnWord && (earlier.by !== 'self' || earlier.actorId === later.actorId);
}

/** What one speaker says in the end, dwelling by dwelling, going through his ballots from the last to the first. */
function finalValues(ballots: readonly Ballot[], valueOf: (ballot: Ballot) => string): string[] {
  const values: string[] = [];
  for (const ballot of ballots) {
    const beaten = ballots.some((other) => {
      if (other === ballot) return false;
      const sameDoor = other.householdId === ballot.householdId;
      if (other.seq < ballot.seq)
        return sameDoor && stays(other, ballot, ballots) && weight(other) > weight(ballot);
      const forAll = saysForAll(other, ballot);
      return (sameDoor || forAll) && weight(other) >= weight(ballot) && counts(other, ballots);
    });
    if (!beaten) values.push(valueOf(ballot));
  }
  return values;
}

/** Whether a ballot was taken at all: nothing heavier stood at its door when it came. */
function counts(ballot: Ballot, ballots: readonly Ballot[]): boolean {
  return !ballots.some(
    (earlier) =>
      earlier.seq < ballot.seq &&
      earlier.householdId === ballot.householdId &&
      weight(earlier) > weight(ballot) &&
      stays(earlier, ballot, ballots),
  );
}

/** Whether an earlier ballot was still there when a later one came. */
function stays(earlier: Ballot, later: Ballot, ballots: readonly Ballot[]): boolean {
  if (!counts(earlier, ballots)) return false;
  return !ballots.some((between) => {
    if (between.seq <= earlier.seq || between.seq >= later.seq) return false;
    const forAll = saysForAll(between, earlier);
    const reachesIt = forAll || between.householdId === earlier.householdId;
    return reachesIt && weight(between) >= weight(earlier) && counts(between, ballots);
  });
}

function saysNothing(ballot: Ballot): boolean {
  return ballot.answers.every(({ value }) => value === '');
}

function choiceOf(elector: RollElector, events: readonly HouseholdEvent[], questionId: string): string {
  const doors = elector.dwellings.map(({ householdId }) => householdId);
  const own = events.filter(({ householdId }) => doors.includes(householdId));
  const all = own.filter((event): event is Ballot => event.kind === 'response');
  const said = all.filter((ballot) => !saysNothing(ballot));
  const standing = said.filter((ballot) => removed(ballot, own) === 'stands');
  const valueOf = ({ answers }: Ballot): string => {
    const value = answers.find((answer) => answer.questionId === questionId)?.value;
    return typeof value === 'string' ? value : '';
  };
  const casting = standing.filter(({ answers }) =>
    answers.some((answer) => answer.questionId === questionId),
  );
  if (casting.length === 0) {
    if (said.some((ballot) => removed(ballot, own) === 'disowned')) return 'disputed';
    return standing.length === 0 && all.some(saysNothing) ? 'invalid' : 'none';
  }
  const speakers = new Map<string, Ballot[]>();
  for (const ballot of casting) {
    const name = !elector.joint ? 'the owner' : ballot.by === 'self' ? ballot.actorId : `paper ${ballot.seq}`;
    speakers.set(name, [...(speakers.get(name) ?? []), ballot]);
  }
  const words = new Set(
    [...speakers.values()].map((ballots) => {
      const values = new Set(finalValues(ballots, valueOf));
      return values.size === 1 ? [...values][0] : 'undecided';
    }),
  );
  if (words.size > 1) return 'disputed';
  const [word] = words;
  return { yes: 'agree', no: 'disagree', indifferent: 'abstain' }[word ?? ''] ?? 'unresolved';
}

/** Counts an owners' vote anew from all entries, elector by elector: no running sums, nothing remembered. */
export function naiveElectors(
  electors: readonly RollElector[],
  events: readonly HouseholdEvent[],
  questionId: string,
): NaiveVote {
  const people: Record<string, number> = {};
  const areaDm2: Record<string, number> = {};
  for (const elector of electors) {
    const choice = choiceOf(elector, events, questionId);
    people[choice] = (people[choice] ?? 0) + 1;
    let area = 0;
    for (const dwelling of elector.dwellings) area += dwelling.areaDm2;
    areaDm2[choice] = (areaDm2[choice] ?? 0) + area;
  }
  return { people, areaDm2 };
}

import { boundSince } from '../../shared/identity/boundSince.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import type { OpinionLink, OpinionThread, OpinionWork, ScoreLine } from '../../shared/opinion/opinion.ts';
import { LOW_MARK, scoreLine } from '../../shared/opinion/scoreLine.ts';
import type { Caller } from '../http/caller.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { closedResult } from '../state/closedResult.ts';
import type { LinkRecord, OpinionRecord } from './opinionModel.ts';
import { OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';
import { wordsOf } from './wordsOf.ts';

/** Of a community whose rounds name no other (示例默认, like the policy's). */
const USUAL_K = 5;

/** Who reads it: the author, staff in scope, everybody. */
export type OpinionReader = 'author' | 'staff' | 'world';

type Parts = Pick<OpinionParts, 'opened' | 'cipher' | 'communities' | 'groups' | 'opinions'>;

/** The smallest number of households that may be named beside an opinion. */
export function smallCellOf(round: OpenedRound | undefined): number {
  return round?.terms.rule.smallCellK ?? USUAL_K;
}

/** The threads of these opinions as a reader may see them, in their order. */
export async function presentThreads(
  parts: Parts,
  caller: Caller,
  opinions: readonly OpinionRecord[],
  reader: OpinionReader,
): Promise<readonly OpinionThread[]> {
  const voices = await parts.opinions.voicesOf(confirmedGroups(opinions));
  return opinions.map((opinion) => threadOf(parts, caller, opinion, reader, voices));
}

/** The same with what staff need to work on them. */
export async function presentWork(
  parts: Parts,
  caller: Caller,
  opinions: readonly OpinionRecord[],
): Promise<readonly OpinionWork[]> {
  const voices = await parts.opinions.voicesOf(confirmedGroups(opinions));
  const sizes = await parts.opinions.sizesOf(opinions.flatMap(({ groupId }) => groupId ?? []));
  return Promise.all(
    opinions.map(async (opinion): Promise<OpinionWork> => {
      const { groupId, grouping, state } = opinion;
      const building = await buildingOf(parts, caller, opinion);
      return {
        ...threadOf(parts, caller, opinion, 'staff', voices),
        open: state === 'open',
        ...(building === undefined ? {} : { building }),
        ...(groupId === undefined || grouping === undefined
          ? {}
          : { group: { groupId, state: grouping, size: sizes.get(groupId) ?? 1 } }),
      };
    }),
  );
}

function confirmedGroups(opinions: readonly OpinionRecord[]): readonly string[] {
  return opinions.flatMap(({ groupId, grouping }) => (grouping === 'confirmed' ? (groupId ?? []) : []));
}

function threadOf(
  parts: Parts,
  caller: Caller,
  opinion: OpinionRecord,
  reader: OpinionReader,
  voices: ReadonlyMap<string, number>,
): OpinionThread {
  const { _id: opinionId, communityId, source, at, said, mayPublish, relation, channel, itemId } = opinion;
  const round = said === undefined ? undefined : parts.opened.find(said.roundId);
  const line = source === 'score' ? lineIn(round, said?.questionId ?? '', said?.rowId) : undefined;
  const published = opinion.publications.find(({ ended }) => ended === undefined);
  const myMark = lowMarkOf(caller, opinion, round);
  const mine = isAuthor(caller, opinion) || myMark !== undefined;
  const households = opinion.groupId === undefined ? undefined : voices.get(opinion.groupId);
  const known = reader === 'world' ? {} : { relation, channel, itemId, check: opinion.check };
  return {
    opinionId,
    communityId,
    source,
    at: at.toISOString(),
    words: wordsFor(parts, caller, opinion, reader, published?.words),
    mine,
    ...(myMark === undefined ? {} : { myMark }),
    ...withoutUndefined(known),
    ...(round === undefined ? {} : { round: placeIn(round, said?.questionId ?? '') }),
    ...(line === undefined ? {} : { line }),
    households: households === undefined || households < smallCellOf(round) ? null : households,
    links: opinion.links.map((link) => presentLink(parts, link)),
    ...(published === undefined
      ? {}
      : { published: { words: published.words, at: published.at.toISOString(), by: published.by } }),
    mayPublish,
  };
}

function wordsFor(
  parts: Parts,
  caller: Caller,
  opinion: OpinionRecord,
  reader: OpinionReader,
  published: string | undefined,
): string | null {
  if (reader === 'world') return published ?? null;
  const words = wordsOf(parts, opinion);
  if (words === null || reader === 'author' || worksOn(caller, opinion)) return words;
  return maskWords(words);
}

/** Workers and admins of the place read what was written; those above it read it without numbers, doors and names. */
function worksOn(caller: Caller, { communityId, regionIds, buildingIds }: OpinionRecord): boolean {
  return reachesCommunity(caller, { communityId, regionIds, buildingIds }, OPINION_WORKERS);
}

/** The person who wrote it, or who belonged to the household then that said it in a round. */
export function isAuthor(
  { account }: Caller,
  { source, accountId, householdId, channel, at }: OpinionRecord,
): boolean {
  if (account === null) return false;
  if (source === 'free') return channel === undefined && accountId === account.id;
  return account.households.some(
    (home) => home.householdId === householdId && boundSince(home) <= at.getTime(),
  );
}

/** The low mark that the caller's household gave, while the caller belonged to it, on the line that a score stands for; words of others are no line. */
export function lowMarkOf(
  { account }: Caller,
  { source, communityId, said, at }: OpinionRecord,
  round: OpenedRound | undefined,
): number | undefined {
  if (source !== 'score') return undefined;
  for (const home of account?.households ?? []) {
    if (home.communityId !== communityId || boundSince(home) > at.getTime()) continue;
    const counted = round?.count.cells.get(home.householdId)?.now.counted;
    const value = counted?.find(({ questionId }) => questionId === said?.questionId)?.answer.value;
    const mark = typeof value === 'object' && said?.rowId !== undefined ? markIn(value, said.rowId) : value;
    if (typeof mark === 'number' && mark <= LOW_MARK) return mark;
  }
  return undefined;
}

function markIn(marks: object, rowId: string): unknown {
  return new Map<string, unknown>(Object.entries(marks)).get(rowId);
}

function presentLink({ opened }: Parts, link: LinkRecord): OpinionLink {
  const { linkId, at, by, target, title, note, undone } = link;
  const line =
    target.kind === 'score'
      ? lineIn(opened.find(target.roundId), target.questionId, target.rowId)
      : undefined;
  return {
    linkId,
    at: at.toISOString(),
    by,
    target,
    title,
    ...(note === undefined ? {} : { note }),
    ...(line === undefined ? {} : { line }),
    ...(undone === undefined
      ? {}
      : { undone: { at: undone.at.toISOString(), by: undone.by, reason: undone.reason } }),
  };
}

/** A rated line of a closed round, as its result shows it. */
export function lineIn(
  round: OpenedRound | undefined,
  questionId: string,
  rowId: string | undefined,
): ScoreLine | undefined {
  if (round === undefined || round.status === 'open') return undefined;
  return scoreLine(closedResult(round), questionId, rowId);
}

function placeIn({ terms }: OpenedRound, questionId: string): NonNullable<OpinionThread['round']> {
  const question = terms.questions.find((one) => one.questionId === questionId);
  return { roundId: terms.roundId, title: terms.title, question: question?.title ?? '' };
}

/** Never beside what was said in a round: building and choice together would narrow it down to few doors. */
async function buildingOf(
  { communities }: Parts,
  caller: Caller,
  opinion: OpinionRecord,
): Promise<string | undefined> {
  const [buildingId, another] = opinion.buildingIds;
  if (opinion.source !== 'free' || another !== undefined || !worksOn(caller, opinion)) return undefined;
  const community = await communities.find(opinion.communityId);
  return community?.buildings.find((building) => building.buildingId === buildingId)?.name;
}

function withoutUndefined<Shape extends object>(
  shape: Shape,
): { [Key in keyof Shape]?: NonNullable<Shape[Key]> } {
  const given = Object.entries(shape).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Key in keyof Shape]?: NonNullable<Shape[Key]> };
}

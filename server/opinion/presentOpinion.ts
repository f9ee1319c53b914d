import { boundSince } from '../../shared/identity/boundSince.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import type { ComplaintMark, OpinionLink, OpinionThread, OpinionWork } from '../../shared/opinion/opinion.ts';
import { LOW_MARK } from '../../shared/opinion/scoreLine.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { complaintLinkOf, draftFor } from './complainForOpinion.ts';
import type { LinkRecord, OpinionRecord } from './opinionModel.ts';
import { OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';
import { lineIn, nextLine } from './scoreLines.ts';
import { wordsOf } from './wordsOf.ts';

/** Of a community whose rounds name no other (示例默认, like the policy's). */
const USUAL_K = 5;

/** Who reads it: the author, staff in scope, everybody. */
export type OpinionReader = 'author' | 'staff' | 'world';

type Parts = Pick<
  OpinionParts,
  'opened' | 'ledger' | 'cipher' | 'communities' | 'groups' | 'opinions' | 'complaints' | 'policyAt'
>;

/** What stands beside many opinions and is asked for once. */
interface Beside {
  readonly voices: ReadonlyMap<string, number>;
  readonly marks: ReadonlyMap<string, ComplaintMark>;
}

async function besideOf({ opinions, complaints }: Parts, shown: readonly OpinionRecord[]): Promise<Beside> {
  const complaintIds = shown.flatMap(({ links }) =>
    links.flatMap(({ target }) => (target.kind === 'complaint' ? target.complaintId : [])),
  );
  const [voices, marks] = await Promise.all([
    opinions.voicesOf(confirmedGroups(shown)),
    complaints.marksOf(complaintIds),
  ]);
  return { voices, marks };
}

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
  const beside = await besideOf(parts, opinions);
  return opinions.map((opinion) => threadOf(parts, caller, opinion, reader, beside));
}

/** The same with what staff need to work on them. */
export async function presentWork(
  parts: Parts,
  caller: Caller,
  opinions: readonly OpinionRecord[],
): Promise<readonly OpinionWork[]> {
  const beside = await besideOf(parts, opinions);
  const sizes = await parts.opinions.sizesOf(opinions.flatMap(({ groupId }) => groupId ?? []));
  return Promise.all(
    opinions.map(async (opinion): Promise<OpinionWork> => {
      const { groupId, grouping, state } = opinion;
      const building = await buildingOf(parts, caller, opinion);
      const draft = complaintLinkOf(opinion) === undefined ? draftFor(parts, opinion) : undefined;
      return {
        ...threadOf(parts, caller, opinion, 'staff', beside),
        open: state === 'open',
        ...(draft === undefined || isRefusal(draft)
          ? {}
          : { complaintDraft: { category: draft.category, text: draft.text } }),
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
  { voices, marks }: Beside,
): OpinionThread {
  const { _id: opinionId, communityId, source, at, said, mayPublish, relation, channel, itemId } = opinion;
  const round = said === undefined ? undefined : parts.opened.find(said.roundId);
  const line = source === 'score' ? lineIn(round, said?.questionId ?? '', said?.rowId) : undefined;
  const next = line === undefined ? undefined : nextLine(parts, round, line);
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
    ...(next === undefined ? {} : { next }),
    households: households === undefined || households < smallCellOf(round) ? null : households,
    links: opinion.links.map((link) => presentLink(parts, link, marks)),
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

function presentLink({ opened }: Parts, link: LinkRecord, marks: Beside['marks']): OpinionLink {
  const { linkId, at, by, target, title, note, undone } = link;
  const line =
    target.kind === 'score'
      ? lineIn(opened.find(target.roundId), target.questionId, target.rowId)
      : undefined;
  const complaint = target.kind === 'complaint' ? marks.get(target.complaintId) : undefined;
  return {
    linkId,
    at: at.toISOString(),
    by,
    target,
    title,
    ...(note === undefined ? {} : { note }),
    ...(line === undefined ? {} : { line }),
    ...(complaint === undefined ? {} : { complaint }),
    ...(undone === undefined
      ? {}
      : { undone: { at: undone.at.toISOString(), by: undone.by, reason: undone.reason } }),
  };
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

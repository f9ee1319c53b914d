import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import {
  DRAW_METHOD,
  type AuditSampleItem,
  type AuditSampleView,
  type CallOutcome,
} from '../../../shared/round/case/auditSample.ts';
import type { CallBody } from '../../../shared/round/case/caseApi.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import type { DrawnSample } from '../../state/roundCases.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { ASKING_ROLES } from './caseRoles.ts';
import { doorWords, isoOf, saidIn, textIn } from './presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { staffEntry } from '../staffEntry.ts';
import { isOwnHousehold, reachesDoor, staffRound } from '../answering/staffDoor.ts';
import { everyResponse, findResponse } from '../answering/findResponse.ts';

/** Entries by staff or a proxy that came in after the close are called back one and all. */
function lateEntries(round: OpenedRound): number[] {
  const closedSeq = round.count.closedSeq ?? Infinity;
  return everyResponse(round)
    .filter(({ response }) => response.by !== 'self' && response.seq > closedSeq)
    .map(({ response }) => response.seq);
}

/** The sample of a closed round in numbers, for everybody; undefined before it is drawn. */
export function summariseSample(round: OpenedRound): AuditSampleView | undefined {
  const { sample } = round.cases;
  if (sample === undefined) return undefined;
  const late = lateEntries(round);
  const outcomes = [...sample.results.values()].map(({ outcome }) => outcome);
  const sum = (word: CallOutcome): number => outcomes.filter((outcome) => outcome === word).length;
  const drawn = sample.drawn.length + late.length;
  return {
    roundId: round.terms.roundId,
    population: sample.population + late.length,
    drawn,
    late: late.length,
    confirmed: sum('confirmed'),
    denied: sum('denied'),
    notReached: sum('notReached'),
    waiting: drawn - outcomes.length,
    root: sample.root,
    publicNumber: sample.publicNumber,
    method: DRAW_METHOD,
  };
}

/** The entries to be called back whose doors the caller reaches, in the order of the log. */
export async function sampleItems(
  parts: RoundParts,
  caller: Caller,
  community: CommunityRecord,
  round: OpenedRound,
): Promise<AuditSampleItem[]> {
  const { sample } = round.cases;
  if (sample === undefined) return [];
  const items: AuditSampleItem[] = [];
  for (const seq of [...sample.drawn, ...lateEntries(round)]) {
    const item = await itemOf(parts, caller, { community, round, sample, seq });
    if (item !== undefined) items.push(item);
  }
  return items;
}

async function itemOf(
  parts: RoundParts,
  caller: Caller,
  {
    community,
    round,
    sample,
    seq,
  }: {
    readonly community: CommunityRecord;
    readonly round: OpenedRound;
    readonly sample: DrawnSample;
    readonly seq: number;
  },
): Promise<AuditSampleItem | undefined> {
  const response = findResponse(round, seq)?.response;
  const door = response && round.count.cells.get(response.householdId)?.roll;
  if (response === undefined || door === undefined) return undefined;
  if (!reachesDoor(caller, community, door, ASKING_ROLES)) return undefined;
  const result = sample.results.get(seq);
  const said = result && (await saidIn(parts, community._id, result.seq)).said;
  const entry = await parts.ledger.entry(community._id, seq);
  const words = said === undefined ? '' : textIn(said, 'words');
  return {
    seq,
    householdId: response.householdId,
    address: await doorWords(parts, community, response.householdId),
    channel: response.channel,
    at: isoOf(Number(entry?.fields.syncAt ?? entry?.leaf.tm ?? 0)),
    late: seq > (round.count.closedSeq ?? Infinity),
    ...(result === undefined ? {} : { outcome: result.outcome }),
    ...(words === '' ? {} : { words }),
    enteredByMe: response.actorId === caller.account?.id,
  };
}

/** The sample as it stands after a call. */
export interface CalledBack {
  readonly view: AuditSampleView;
  readonly communityId: string;
  /** The same had been recorded before. */
  readonly replayed: boolean;
}

/** Records what a call-back brought; by another person than who entered the answer, until the result is final. */
export async function recordCall(
  parts: RoundParts,
  caller: Caller,
  roundId: string,
  { clientKey, ...body }: CallBody,
): Promise<CalledBack | Refusal> {
  const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
  const actorId = caller.account?.id;
  if (place === undefined || actorId === undefined) return refuse('request/not-found');
  const { community } = place;
  const target = findResponse(place.round, body.seq)?.response;
  const door = target && place.round.count.cells.get(target.householdId)?.roll;
  const outside = door !== undefined && !reachesDoor(caller, community, door, ASKING_ROLES);
  if (outside) return refuse('request/not-found');
  const written = await parts.ledger.append({
    log: community._id,
    actor: actorId,
    clientKey: `auditResult:${clientKey}`,
    request: asLedgerValue({ roundId, ...body }),
    decide: (state) => {
      const round = state.rounds.get(roundId);
      const sample = round?.cases.sample;
      if (round === undefined || sample === undefined) return refuse('sample/not-drawn');
      if (round.status === 'final') return refuse('round/final');
      if (target === undefined || door === undefined) return refuse('sample/not-in-sample');
      if (!sample.drawn.includes(body.seq) && !lateEntries(round).includes(body.seq)) {
        return refuse('sample/not-in-sample');
      }
      if (target.actorId === actorId) return refuse('case/own-entry');
      if (isOwnHousehold(caller, target.householdId)) return refuse('case/own-household');
      // Somebody who was not reached may be called again.
      const before = sample.results.get(body.seq)?.outcome;
      if (before !== undefined && before !== 'notReached') return refuse('sample/already-recorded');
      const fields = {
        target: body.seq,
        result: body.outcome,
        ...(body.words === undefined ? {} : { reason: { words: body.words } }),
      };
      return staffEntry(parts, round, door, actorId, { t: 'auditResult', fields });
    },
  });
  if (isRefusal(written)) return written;
  const summary = summariseSample(place.round);
  if (summary === undefined) return refuse('sample/not-drawn');
  const items = await sampleItems(parts, caller, community, place.round);
  return { view: { ...summary, items }, communityId: community._id, replayed: written.replayed };
}

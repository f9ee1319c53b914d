import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import type { CaseView } from '../../../shared/round/case/roundCase.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import type { RoundCase } from '../../state/roundCases.ts';
import { caseIdOf } from './caseId.ts';
import type { RoundParts } from '../roundParts.ts';

/** A case with the round and the community it belongs to, and who looks. */
export interface ShownCase {
  readonly community: CommunityRecord;
  readonly round: OpenedRound;
  readonly one: RoundCase;
  readonly actorId: string;
}

/** What the entry that opened a case says in its committed reason; empty where it was erased. */
export type SaidInCase = Readonly<Record<string, LedgerValue>>;

/** Seconds since 1970 UTC as ISO 8601. */
export function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

/** A door in words: `1号楼 2单元 301`. */
export async function doorWords(
  { households }: Pick<RoundParts, 'households'>,
  { buildings }: CommunityRecord,
  householdId: string,
): Promise<string> {
  const household = await households.find(householdId);
  const building = buildings.find(({ buildingId }) => buildingId === household?.buildingId);
  const unit = building?.units.find(({ unitId }) => unitId === household?.unitId);
  return [building?.name, unit?.name, household?.room].filter((word) => word !== undefined).join(' ');
}

/** The committed reason of an entry, the file it rests on, and when it was written. */
export async function saidIn(
  { ledger }: Pick<RoundParts, 'ledger'>,
  log: string,
  seq: number,
): Promise<{ readonly said: SaidInCase; readonly at: string; readonly photo?: string }> {
  const entry = await ledger.entry(log, seq);
  const { reason, syncAt, photo } = entry?.fields ?? {};
  const said = typeof reason === 'object' && !Array.isArray(reason) ? (reason as SaidInCase) : {};
  const at = isoOf(Number(syncAt ?? entry?.leaf.tm ?? 0));
  return { said, at, ...(typeof photo === 'string' ? { photo } : {}) };
}

/** What exclusions and voids have in common on a screen, with what their first entry says. */
export async function presentCase(
  parts: RoundParts,
  { community, round, one, actorId }: ShownCase,
): Promise<{ readonly view: CaseView; readonly said: SaidInCase; readonly photo?: string }> {
  const { said, photo } = await saidIn(parts, community._id, one.seq);
  const decided =
    one.decidedSeq === undefined ? undefined : await saidIn(parts, community._id, one.decidedSeq);
  const view: CaseView = {
    caseId: caseIdOf(community._id, one.seq),
    roundId: round.terms.roundId,
    communityId: community._id,
    householdId: one.householdId,
    address: await doorWords(parts, community, one.householdId),
    askedAt: isoOf(one.at),
    words: textIn(said, 'words'),
    state: one.state,
    ...(decided === undefined ? {} : { decidedAt: decided.at, decisionWords: textIn(decided.said, 'words') }),
    askedByMe: one.askedBy === actorId,
  };
  return { view, said, ...(photo === undefined ? {} : { photo }) };
}

/** A text of a committed reason; empty where it says none. */
export function textIn(said: SaidInCase, field: string): string {
  const value = said[field];
  return typeof value === 'string' ? value : '';
}

import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { hashChoiceList } from '../../../shared/round/result/choiceList.ts';
import { presentParticipation } from '../../../shared/round/counting/presentParticipation.ts';
import { roundResult } from '../../../shared/round/result/roundResult.ts';
import { sealedSums, TALLY_VERSION } from '../../../shared/round/result/sealedSums.ts';
import { nodeLedgerCrypto } from '../../ledger/nodeLedgerCrypto.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { openDisputes } from '../../state/roundCases.ts';
import { writeAuditSample } from '../case/auditSampleEntry.ts';
import { hashPublished, publishedTally } from './publishedTally.ts';
import { readChoiceList } from './readChoiceList.ts';
import type { RoundParts } from '../roundParts.ts';
import { sealedVote } from './sealedVote.ts';

/** Who acts when a round's time has run out. */
export const CLOSING_CLOCK = 'system:closing-clock';

/**
 * Closes a round, writes its provisional tally and draws the call-back sample. Whoever entered answers for households in it may not (separation of
 * duties). Two who close at once: one does, the other hears `round/closed`.
 */
export async function closeRound(
  { ledger }: Pick<RoundParts, 'ledger'>,
  actorId: string,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  const closed = await ledger.append({
    log: communityId,
    actor: actorId,
    clientKey: `roundClose:${roundId}`,
    request: 'close',
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      if (round.status !== 'open') return refuse('round/closed');
      if (round.entered.has(actorId)) return refuse('round/own-entry');
      return { t: 'roundClose', round: roundId, roll: round.rollHash, fields: { actor: actorId } };
    },
  });
  if (isRefusal(closed)) return closed;
  return closed.replayed ? refuse('round/closed') : finishClosing({ ledger }, communityId, roundId);
}

/** Writes what belongs to a close and may have been cut short: tally and sample, each once. */
export async function finishClosing(
  parts: Pick<RoundParts, 'ledger'>,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  return (
    (await writeTally(parts, communityId, roundId)) ?? (await writeAuditSample(parts, communityId, roundId))
  );
}

/** Writes the provisional tally of a closed round, once. */
async function writeTally(
  { ledger }: Pick<RoundParts, 'ledger'>,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  await ledger.catchUp(communityId);
  const closed = ledger.state(communityId).rounds.get(roundId);
  // What counted at the close: no entry that comes meanwhile changes it.
  const list = closed && (await readChoiceList({ ledger }, closed));
  const listed = list === undefined ? {} : { listed: hashChoiceList(nodeLedgerCrypto, list) };
  const counted = await ledger.append({
    log: communityId,
    actor: CLOSING_CLOCK,
    clientKey: `tally:${roundId}`,
    request: 'tally',
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined || round.status === 'open') return refuse('round/not-closed');
      return { t: 'tally', round: roundId, roll: round.rollHash, ...sealedTally(round, 'closed', listed) };
    },
  });
  return isRefusal(counted) ? counted : undefined;
}

interface TallyOptions {
  readonly version?: 1 | 2;
  /** Hash of the list that a pseudonymous round discloses. */
  readonly listed?: string;
}

interface SealedTally {
  readonly d: { readonly [key: string]: LedgerValue };
  readonly fields: { readonly result: LedgerValue };
}

/**
 * The rate in public, with the hash of what is published; every count behind it as a commitment, because small counts
 * could be guessed from a bare hash. Written in the newest version; an older one is what earlier rounds have.
 */
export function sealedTally(
  round: OpenedRound,
  becomes: 'closed' | 'final',
  { version = TALLY_VERSION, listed }: TallyOptions = {},
): SealedTally {
  const { terms, cases, electors } = round;
  const disputes = openDisputes(cases).length;
  const { d, fields } =
    electors === undefined
      ? sealedCount(round.count, disputes, becomes, version)
      : sealedVote(terms, electors, disputes);
  const published = hashPublished(publishedTally(round, becomes, version));
  return { d: { ...d, published, ...(listed === undefined ? {} : { listed }) }, fields };
}

function sealedCount(
  count: OpenedRound['count'],
  disputes: number,
  becomes: 'closed' | 'final',
  version: 1 | 2,
): SealedTally {
  const { official, households } = presentParticipation(count, count.seq, 'world');
  const { answered, denominator } = official;
  const counted = roundResult(count, count.seq, becomes, {});
  const result = sealedSums(count, counted, becomes, version);
  const named = version === 1 ? {} : { version };
  return { d: { ...named, households, answered, denominator, disputes }, fields: { result } };
}

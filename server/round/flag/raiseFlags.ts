import { createHash } from 'node:crypto';
import { staffFlags, type StaffAct } from '../../../shared/round/flag/staffFlag.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import type { RaisedFlag } from './flagStore.ts';

/** What looks odd in a round as its entries stand, one for each person, kind and day. `at`: milliseconds since 1970 UTC. */
export function flagsOf(
  { terms: { roundId }, count: { cells } }: Pick<OpenedRound, 'terms' | 'count'>,
  { _id: communityId, regionIds }: Pick<CommunityRecord, '_id' | 'regionIds'>,
  at: number,
): readonly RaisedFlag[] {
  const byOperator = new Map<string, StaffAct[]>();
  const homes = new Map<number, string>();
  let responses = 0;
  for (const [householdId, { events }] of cells) {
    for (const event of events) {
      if (event.kind === 'response') responses += 1;
      if (event.kind !== 'visit' && (event.kind !== 'response' || event.by !== 'staff')) continue;
      const { seq, kind, actorId, visitedAt } = event;
      const channel = event.kind === 'visit' ? 'door' : event.channel;
      const heard = visitedAt === undefined ? {} : { heardAt: Date.parse(visitedAt) };
      const own = byOperator.get(actorId) ?? [];
      own.push({ seq, householdId, kind, channel, ...heard });
      byOperator.set(actorId, own);
      homes.set(seq, householdId);
    }
  }
  return [...byOperator].flatMap(([operatorId, acts]) =>
    staffFlags(acts, responses).map(({ kind, day, seqs, figure }): RaisedFlag => ({
      _id: idOf([roundId, operatorId, kind, day ?? '']),
      communityId,
      regionIds,
      roundId,
      operatorId,
      kind,
      ...(day === undefined ? {} : { day }),
      figure,
      seqs,
      householdIds: [...new Set(seqs.map((seq) => homes.get(seq) ?? ''))],
      size: seqs.length,
      at: new Date(at),
    })),
  );
}

function idOf(parts: readonly string[]): string {
  return `flag-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}

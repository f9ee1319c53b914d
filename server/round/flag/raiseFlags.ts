import { createHash } from 'node:crypto';
import { staffFlags } from '../../../shared/round/flag/staffFlag.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import type { RaisedFlag } from './flagStore.ts';
import { staffActsOf } from './staffActs.ts';

/** What looks odd in a round as its entries stand, one for each person, kind and day. `at`: milliseconds since 1970 UTC. */
export function flagsOf(
  round: Pick<OpenedRound, 'terms' | 'count' | 'electors'>,
  { _id: communityId, regionIds }: Pick<CommunityRecord, '_id' | 'regionIds'>,
  at: number,
): readonly RaisedFlag[] {
  const { roundId } = round.terms;
  const { byOperator, responses } = staffActsOf(round);
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
      size: seqs.length,
      at: new Date(at),
    })),
  );
}

function idOf(parts: readonly string[]): string {
  return `flag-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24)}`;
}

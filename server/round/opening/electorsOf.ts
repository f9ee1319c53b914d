import { createHash } from 'node:crypto';
import type { RollElector } from '../../../shared/round/roll.ts';
import type { HouseholdRecord } from '../../community/householdModel.ts';
import type { OwnershipRecord } from '../../community/ownerModel.ts';

/** The owners' register as a vote would freeze it now. */
export interface ElectorRoll {
  readonly electors: readonly RollElector[];
  /** Dwellings without an owner in the register. */
  readonly withoutOwner: number;
}

/** One person in the count: an owner, or the same owners together; ids are opaque. */
function electorIdOf(ownerIds: readonly string[]): string {
  const [only = ''] = ownerIds;
  if (ownerIds.length === 1) return only;
  const digest = createHash('sha256').update(ownerIds.join(' ')).digest('hex');
  return `joint-${digest.slice(0, 16)}`;
}

/**
 * The electors of these dwellings. The same owners of several dwellings are one person whose areas are added; a dwelling
 * of several owners is one person with its representative, beside what each of them owns alone (法释〔2020〕17号 第九条).
 */
export function electorsOf(
  households: readonly Pick<HouseholdRecord, '_id' | 'areaDm2'>[],
  ownerships: readonly OwnershipRecord[],
): ElectorRoll {
  const owning = new Map<string, OwnershipRecord[]>();
  for (const line of ownerships)
    owning.set(line.householdId, [...(owning.get(line.householdId) ?? []), line]);
  const electors = new Map<string, RollElector>();
  let withoutOwner = 0;
  for (const { _id: householdId, areaDm2 } of households) {
    const lines = owning.get(householdId) ?? [];
    const ownerIds = [...new Set(lines.map(({ ownerId }) => ownerId))].sort();
    if (ownerIds.length === 0) {
      withoutOwner += 1;
      continue;
    }
    const electorId = electorIdOf(ownerIds);
    const known = electors.get(electorId);
    const representativeId =
      known?.representativeId ?? lines.find((line) => line.representativeId)?.representativeId;
    electors.set(electorId, {
      electorId,
      dwellings: [...(known?.dwellings ?? []), { householdId, areaDm2 }],
      joint: ownerIds.length > 1,
      ...(representativeId === undefined ? {} : { representativeId }),
    });
  }
  return { electors: [...electors.values()], withoutOwner };
}

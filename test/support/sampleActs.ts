import type { PrivateFields } from '../../shared/ledger/leaf.ts';
import type { RollHousehold } from '../../shared/round/roll.ts';
import type { DraftEntry } from './bundleWorkshop.ts';
import { SAMPLE_ROUND, sampleAnswers } from './sampleTerms.ts';

type Act = Omit<DraftEntry, 'at'>;
type Dice = (sides: number) => number;

/** What one household does in a round, one of some dozen ways, in the order of the log; `place` is the `seq` of the first. */
export function sampleActs(
  { householdId, buildingId, unitId }: RollHousehold,
  place: number,
  dice: Dice,
): Act[] {
  const door = { household: householdId, building: buildingId, unit: unitId };
  const staff = { round: SAMPLE_ROUND, op: `${1 + (place % 3)}operator`.padEnd(32, '0') };
  const answer = (fields: PrivateFields, via: string, more: Partial<DraftEntry> = {}) => ({
    t: 'response' as const,
    round: SAMPLE_ROUND,
    via,
    fields: { ...door, ...fields, answers: sampleAnswers(unitId, dice) },
    ...more,
  });
  const owner = answer({ actor: `owner-${householdId}`, relation: 'owner', by: 'self' }, 'app');
  const tenant = answer({ actor: `tenant-${householdId}`, relation: 'tenant', by: 'self' }, 'web');
  const visited = { actor: 'worker-1', relation: 'family', by: 'staff', visitAt: '2030-05-02T03:04:05.000Z' };
  const spoken = answer(visited, 'door', staff);
  const paper = answer({ ...visited, identityChecked: true, formSerial: `F-${place}` }, 'paper', staff);
  const visit = (outcome: string) => ({
    t: 'visit' as const,
    ...staff,
    fields: { ...door, actor: 'worker-1', outcome },
  });
  switch (dice(13)) {
    case 0:
      return [];
    case 1:
      return [visit('attempted'), visit('refused')];
    case 2:
      return [visit('unreachable')];
    case 3:
      return [spoken, owner];
    case 4:
      return [tenant, owner];
    case 5:
      return [
        owner,
        { t: 'withdraw', round: SAMPLE_ROUND, via: 'app', fields: { ...door, ...ownerOf(householdId) } },
      ];
    case 6:
      return [owner, answer({ ...ownerOf(householdId), confirmed: true }, 'app')];
    case 7:
      return [
        visit('attempted'),
        { t: 'exclusionRequest', ...staff, fields: { ...door, actor: 'worker-1', reason: 'vacant' } },
        {
          t: 'exclusionApprove',
          ...staff,
          fields: { ...door, actor: 'admin-1', approver: 'admin-1', target: place + 1, result: true },
        },
      ];
    case 8:
      return [spoken, paper];
    case 9:
      return [tenant, answer({ ...visited, identityChecked: false }, 'call', staff)];
    case 10:
      return [
        spoken,
        { t: 'void', ...staff, fields: { ...door, actor: 'worker-2', target: place, reason: 'notHeard' } },
        {
          t: 'void',
          ...staff,
          fields: { ...door, actor: 'admin-1', approver: 'admin-1', target: place, result: dice(2) === 0 },
        },
      ];
    default:
      return [owner];
  }
}

function ownerOf(householdId: string): PrivateFields {
  return { actor: `owner-${householdId}`, relation: 'owner', by: 'self' };
}

import type { Question, StanceQuestion } from '../../shared/round/question.ts';
import type { RecordedResponse } from '../../shared/round/response.ts';
import type { RollBuilding, RollHousehold } from '../../shared/round/roll.ts';
import type { RoundRule, RoundTerms } from '../../shared/round/round.ts';

const STANCES = [
  { optionId: 'yes', label: '要' },
  { optionId: 'no', label: '不要' },
  { optionId: 'indifferent', label: '无所谓' },
];

/** A 完善类 stance about one item; anything about it can be said otherwise. */
export function stance(questionId: string, overrides: Partial<StanceQuestion> = {}): StanceQuestion {
  return {
    questionId,
    title: `要不要${questionId}`,
    type: 'stance',
    required: false,
    scope: 'community',
    touchesProperty: false,
    section: 'improve',
    options: STANCES,
    ...overrides,
  };
}

/** What every question has, for the types that need more. */
export const questionBase = {
  title: '问题',
  required: false,
  scope: 'community',
  touchesProperty: false,
  section: 'general',
} as const;

export const exampleRule: RoundRule = {
  thresholdPercent: 80,
  thresholdSource: { document: '东河区2024', clause: '三（一）1' },
  counts: 'answered',
  answerOnce: false,
  improveMinPercent: 50,
  basicObjectionDivisor: 3,
  upgradeBudgetFen: 10_000_000,
  tieRule: 'cheaper-first',
  smallCellK: 5,
  objectionDays: 7,
};

/** A menu round with these questions. */
export function termsWith(questions: readonly Question[], overrides: Partial<RoundTerms> = {}): RoundTerms {
  return {
    roundId: 'round-1',
    communityId: 'community-1',
    kind: 'menu',
    title: '点菜',
    opensAt: '2026-11-01T00:00:00.000Z',
    closesAt: '2026-11-30T00:00:00.000Z',
    questions,
    disclosure: 'aggregate',
    rule: exampleRule,
    precedence: { order: 'relation-then-act', text: '' },
    channels: ['app', 'web', 'paper', 'door', 'meeting', 'designer', 'call'],
    ...overrides,
  };
}

/** An owner's own tap in the mini program, unless said otherwise. */
export function response(seq: number, overrides: Partial<RecordedResponse> = {}): RecordedResponse {
  return {
    seq,
    householdId: 'household-1',
    actorId: 'owner-1',
    relation: 'owner',
    channel: 'app',
    by: 'self',
    identityChecked: false,
    answers: [{ questionId: 'lamp', value: 'yes' }],
    confirmed: false,
    ...overrides,
  };
}

/** The seven ways in which an answer can reach the record, named as domain.md names the acts. */
export const acts = {
  'self online': { by: 'self', channel: 'app', identityChecked: false },
  'identity-checked paper': { by: 'staff', channel: 'paper', identityChecked: true },
  'proxy with letter': { by: 'proxy', channel: 'door', identityChecked: false },
  'plain paper form': { by: 'staff', channel: 'paper', identityChecked: false },
  'spoken at the door': { by: 'staff', channel: 'door', identityChecked: false },
  'spoken in a meeting': { by: 'staff', channel: 'meeting', identityChecked: false },
  'spoken on the telephone': { by: 'staff', channel: 'call', identityChecked: false },
} as const satisfies Record<string, Pick<RecordedResponse, 'by' | 'channel' | 'identityChecked'>>;

/** A roll of buildings with so many households each: `household-1`…, two units a building. */
export function rollOf(sizes: readonly number[]): { buildings: RollBuilding[]; households: RollHousehold[] } {
  const buildings: RollBuilding[] = [];
  const households: RollHousehold[] = [];
  sizes.forEach((size, at) => {
    const buildingId = `building-${at + 1}`;
    buildings.push({ buildingId, name: `${at + 1}号楼` });
    for (let door = 0; door < size; door += 1) {
      households.push({
        householdId: `household-${households.length + 1}`,
        buildingId,
        unitId: `${buildingId}-unit-${(door % 2) + 1}`,
      });
    }
  });
  return { buildings, households };
}

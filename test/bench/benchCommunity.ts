import { isRefusal } from '../../shared/refusal.ts';
import type { Question } from '../../shared/round/question.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { CommunityRecord } from '../../server/community/communityModel.ts';
import type { HouseholdRecord } from '../../server/community/householdModel.ts';
import { asFound } from '../../server/round/findRound.ts';
import { openRound } from '../../server/round/opening/openRound.ts';
import type { RoundParts } from '../../server/round/roundParts.ts';

const BUILDINGS = 20;
const DAY = 86_400_000;

/** A community with one open menu round of 15 questions over `households` doors in 20 buildings. */
export interface BenchCommunity {
  readonly community: CommunityRecord;
  readonly households: readonly HouseholdRecord[];
  readonly terms: RoundTerms;
}

/** Makes one; nothing is stored yet. */
export function benchCommunity(
  communityId: string,
  households: number,
  district = 'bench-district',
): BenchCommunity {
  const buildingIds = Array.from({ length: BUILDINGS }, (_, i) => `${communityId}-b${i}`);
  const community: CommunityRecord = {
    _id: communityId,
    name: `测速 ${communityId}`,
    demo: true,
    regionIds: ['bench-city', district],
    regionName: '测速区',
    builtYear: 1990,
    areaM2: households * 60,
    households,
    buildings: buildingIds.map((buildingId, i) => ({
      buildingId,
      name: `${i + 1}号楼`,
      units: [{ unitId: `${buildingId}-u1`, name: '1单元' }],
    })),
    contact: { office: '测速', function: '测速', phone: '0000-0000000' },
    templateId: 'litong-2025',
  };
  return {
    community,
    households: doors(communityId, buildingIds, households),
    terms: benchTerms(communityId),
  };
}

function doors(communityId: string, buildingIds: readonly string[], households: number): HouseholdRecord[] {
  return Array.from({ length: households }, (_, i) => {
    const buildingId = buildingIds[i % buildingIds.length] ?? '';
    const room = String(Math.floor(i / buildingIds.length));
    return {
      _id: `${communityId}-h${i}`,
      communityId,
      buildingId,
      unitId: `${buildingId}-u1`,
      floor: 1,
      room,
      areaDm2: 6000,
      occupancy: 'ownerOccupied',
    };
  });
}

function benchTerms(communityId: string): RoundTerms {
  const common = { required: true, scope: 'community', touchesProperty: true } as const;
  const questions = Array.from({ length: 15 }, (_, i): Question => ({
    ...common,
    type: 'stance',
    questionId: `q${i}`,
    title: `第${i + 1}项要不要`,
    section: 'improve',
    options: [
      { optionId: 'yes', label: '要' },
      { optionId: 'no', label: '不要' },
      { optionId: 'indifferent', label: '无所谓' },
    ],
  }));
  const now = Date.now();
  return {
    roundId: `${communityId}-menu`,
    communityId,
    kind: 'menu',
    title: '测速',
    opensAt: new Date(now - DAY).toISOString(),
    closesAt: new Date(now + 30 * DAY).toISOString(),
    questions,
    disclosure: 'aggregate',
    rule: {
      thresholdPercent: 80,
      thresholdSource: null,
      counts: 'answered',
      answerOnce: false,
      improveMinPercent: 50,
      basicObjectionDivisor: 3,
      upgradeBudgetFen: 0,
      tieRule: 'cheaper-first',
      smallCellK: 5,
      objectionDays: 5,
    },
    precedence: { order: 'relation-then-act', text: '测速' },
    channels: ['app', 'web', 'door'],
  };
}

/** Registers it, without its doors in the register, and opens its round over them. */
export async function storeBenchCommunity(parts: RoundParts, made: BenchCommunity): Promise<void> {
  const { community, households, terms } = made;
  await parts.communities.insert(community);
  await parts.ledger.openLog(community._id);
  await parts.rounds.insert(terms, parts.clock.now());
  const register = { ...parts.households, ofCommunity: () => Promise.resolve(households) };
  const opening = { ...parts, households: register };
  const refusal = await openRound(opening, 'bench', community, asFound(parts.opened, terms));
  if (refusal !== undefined) throw new Error(refusal.refused);
}

/** A valid answer to every question. */
export function benchAnswers(seed: number): { readonly questionId: string; readonly value: string }[] {
  const stances = ['yes', 'no', 'indifferent'];
  return Array.from({ length: 15 }, (_, i) => ({
    questionId: `q${i}`,
    value: stances[(seed + i) % 3] ?? 'yes',
  }));
}

const ANSWERS_AT_ONCE = 500;

/** Writes one answer for each of the first `count` households straight through the ledger. */
export async function answerFor(parts: RoundParts, made: BenchCommunity, count: number): Promise<void> {
  for (let from = 0; from < count; from += ANSWERS_AT_ONCE) {
    const doors = made.households.slice(from, Math.min(count, from + ANSWERS_AT_ONCE));
    await Promise.all(doors.map((door, i) => answerOne(parts, made, door, from + i)));
  }
}

async function answerOne(
  { ledger, opened }: RoundParts,
  { community, terms }: BenchCommunity,
  door: HouseholdRecord,
  seed: number,
): Promise<void> {
  const { _id: household, buildingId: building, unitId: unit } = door;
  const said = { actor: 'bench', relation: 'owner', by: 'self', answers: benchAnswers(seed) };
  const written = await ledger.append({
    log: community._id,
    actor: 'bench',
    clientKey: `answer-${household}`,
    request: household,
    decide: () => ({
      t: 'response',
      round: terms.roundId,
      roll: opened.find(terms.roundId)?.rollHash ?? '',
      via: 'app',
      fields: { household, building, unit, ...said },
      touches: [`household:${household}`],
    }),
  });
  if (isRefusal(written)) throw new Error(written.refused);
}

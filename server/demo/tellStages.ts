import { isMainStage, type GateId, type MainStage } from '../../shared/plan/stageTemplate.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { consentLacks, legalLacks } from '../state/legalBasis.ts';
import { moveStage } from '../community/moveStage.ts';
import { waiveGate } from '../community/waiveGate.ts';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import { publishPlan } from '../plan/publishPlan.ts';
import { answerObjection, fileObjection } from '../publication/objections.ts';
import { publishNotice } from '../publication/publishNotice.ts';
import { recordStage, type StageRecord } from '../publication/recordStage.ts';
import type { RoundParts } from '../round/roundParts.ts';
import { chinaHour, DAY } from './chinaDay.ts';
import type { DemoPapers } from './demoPapers.ts';
import { demoTemplate } from './demoTemplate.ts';
import type { DemoCommunity } from './demoTypes.ts';
import { DEMO_OBJECTIONS, revisedPlan, STAGE_STORIES, type StageStory } from './stageStory.ts';
import type { StoryClock } from './storyClock.ts';

const OFFICE = 'system:demo-office';

/** What telling a community's way through its stages works with. */
export interface StageTelling {
  readonly rounds: RoundParts;
  readonly evidence: EvidenceParts;
  readonly papers: DemoPapers;
  readonly clock: StoryClock;
  /** Nothing is told after this. */
  readonly loadedAt: number;
}

/**
 * Walks a community along its template, stage by stage, through the real gates: what each asks for is put on record
 * first. `until` tells everything that begins before a moment; called again with a later one it goes on.
 */
export function stageWalk(telling: StageTelling, told: DemoCommunity): { until(at: number): Promise<void> } {
  const { community, stage, timeline, plan } = told;
  const { order, gates } = demoTemplate(community.templateId);
  const story = STAGE_STORIES[community._id] ?? {};
  let place = 0;
  let planned = false;
  let isAside = false;
  return {
    async until(at) {
      for (;;) {
        if (plan !== null && !planned && Date.parse(plan.publishedAt) <= at && order[place] === 'solicit') {
          telling.clock.set(Date.parse(plan.publishedAt));
          check(await publishPlan(telling.rounds, { actorId: OFFICE, content: plan }));
          planned = true;
        }
        const from = order[place];
        const next = order[place + 1];
        if (from === undefined || next === undefined || !isMainStage(stage)) return;
        if (order.indexOf(stage) <= place) {
          isAside ||= await stepAside(telling, told, story, at);
          return;
        }
        if (timeline[next].from > at) return;
        telling.clock.set(timeline[next].from);
        for (const gate of Object.keys(gates) as GateId[])
          if (gates[gate] === from) await settleGate(telling, told, gate, story);
        telling.clock.set(timeline[next].from);
        check(await moveStage(telling.rounds, OFFICE, community, { to: next }));
        place += 1;
        await begin(telling, told, next, story);
      }
    },
  };
}

/** Leaves the path where the story says so and its day has come; whether it did. */
async function stepAside(
  { rounds, clock }: StageTelling,
  { community, stage, timeline }: DemoCommunity,
  { aside }: StageStory,
  at: number,
): Promise<boolean> {
  if (aside === undefined || !isMainStage(stage)) return false;
  const day = chinaHour(timeline[stage].from, aside.days, 10);
  if (day > at) return false;
  clock.set(day);
  check(await moveStage(rounds, OFFICE, community, aside));
  return true;
}

/** What is put on record when a stage begins. */
async function begin(
  telling: StageTelling,
  { community, timeline, plan, households }: DemoCommunity,
  stage: MainStage,
  { objections }: StageStory,
): Promise<void> {
  const { rounds, clock, loadedAt } = telling;
  const day = (number: number): number => chinaHour(timeline[stage].from, number, 10);
  const revision = stage === 'design' && plan !== null ? revisedPlan(plan, timeline) : undefined;
  if (revision !== undefined) {
    clock.set(Date.parse(revision.publishedAt));
    check(await publishPlan(rounds, { actorId: OFFICE, content: revision }));
  }
  if (stage === 'prepare') await record(telling, community._id, clearance(), day(3));
  if (stage !== 'publicity' || plan === null) return;
  clock.set(day(0));
  const { board } = { board: plan.noticeBoard };
  const notice = check(await publishNotice(rounds, OFFICE, community, { board, days: 7 }));
  const evidenceId = await telling.papers.photograph(community._id, OFFICE);
  const wall = { notice: notice.hash, place: '1号楼东侧公示栏', evidenceId };
  await record(telling, community._id, { kind: 'wallPhoto', record: wall }, day(0) + 3_600_000);
  const { answered = 0, late = 0, open = 0 } = objections ?? {};
  for (let index = 0; index < answered + late + open; index += 1) {
    const words = DEMO_OBJECTIONS[index % DEMO_OBJECTIONS.length];
    const householdId = households[index]?._id;
    if (words === undefined || householdId === undefined) return;
    clock.set(day(1 + index));
    const accountId = `demo-member-${householdId}`;
    const said = {
      communityId: community._id,
      regionIds: community.regionIds,
      notice: notice.hash,
      accountId,
      householdId,
      text: words.text,
    };
    const objection = check(await fileObjection(rounds, { ...said, clientKey: `story-${index}` }));
    if (index >= answered + late) continue;
    clock.set(Math.min(day((index < answered ? 2 : 8) + index), loadedAt));
    const answer = {
      communityId: community._id,
      objection: objection.hash,
      accountId: OFFICE,
      text: words.answer,
    };
    check(await answerObjection(rounds, answer));
  }
}

/** Puts on record what a gate asks for, before it is passed. */
async function settleGate(
  telling: StageTelling,
  { community, timeline }: DemoCommunity,
  gate: GateId,
  { waiver, unresolved }: StageStory,
): Promise<void> {
  const { rounds, clock, papers } = telling;
  const communityId = community._id;
  clock.set(clock.now() - DAY);
  if (waiver?.gate === gate) check(await waiveGate(rounds, OFFICE, community, waiver));
  const state = rounds.ledger.state(communityId);
  if (gate === 'G3') {
    const opinion = {
      opinion: 'conditional',
      text: '方案可行；雨污分流要一次做到位，施工期保留消防通道。（演示）',
    } as const;
    await record(telling, communityId, { kind: 'reviewOpinion', record: opinion }, clock.now());
  }
  if (gate === 'G4' && unresolved !== true) {
    const adoptedOn = new Date(timeline.prepare.from).toISOString().slice(0, 10);
    const resolved = legalLacks(state).map(({ itemId }) => itemId);
    const paid = consentLacks(state).flatMap(({ itemId }) => itemId ?? []);
    const evidenceId = await papers.paper(communityId, OFFICE);
    const title = '业主大会书面决议（演示样张）';
    if (resolved.length > 0)
      await record(
        telling,
        communityId,
        { kind: 'lawfulResolution', record: { itemIds: resolved, title, adoptedOn, evidenceId } },
        clock.now(),
      );
    if (paid.length > 0)
      await record(
        telling,
        communityId,
        { kind: 'incomeConsent', record: { itemIds: paid, body: 'ownersCommittee', adoptedOn, evidenceId } },
        clock.now(),
      );
  }
  if (gate === 'G5') await record(telling, communityId, acceptance(), clock.now());
}

function clearance(): StageRecord {
  const text = '楼间杂物和私搭乱建已清理，施工围挡位置已和住户说好。（演示）';
  return { kind: 'siteClearance', record: { text } };
}

function acceptance(): StageRecord {
  const dissents = [{ text: '三层楼道灯的声控不灵敏。', answer: '施工单位当天更换，三天后回访正常。' }];
  const text = '参建单位、街道、社区和居民代表共同查看，缺陷已整改。（演示）';
  return { kind: 'acceptance', record: { text, defectsOpen: 0, representatives: 3, dissents } };
}

async function record(
  { rounds, evidence, clock }: StageTelling,
  communityId: string,
  stageRecord: StageRecord,
  at: number,
): Promise<void> {
  clock.set(at);
  check(await recordStage({ ...rounds, evidence: evidence.evidence }, OFFICE, communityId, stageRecord));
}

function check<Done extends object>(done: Done | Refusal): Done {
  if (isRefusal(done))
    throw new Error(`The demonstration was refused: ${done.refused} ${JSON.stringify(done)}`);
  return done;
}

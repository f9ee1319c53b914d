import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { pseudonymIn } from '../state/hashRoll.ts';
import type { CommunityState } from '../state/communityState.ts';
import type { Appended, Draft } from '../ledger/ledgerTypes.ts';
import type { EvidenceParts } from '../evidence/keepEvidence.ts';
import type { Identity } from '../identity/identity.ts';
import type { Opinions } from '../opinion/openOpinions.ts';
import { asFound } from '../round/findRound.ts';
import { closeRound } from '../round/closing/closeRound.ts';
import { finaliseRound } from '../round/closing/finaliseRound.ts';
import { openRound } from '../round/opening/openRound.ts';
import { tellCommittee } from './tellCommittee.ts';
import { ownerField } from '../round/answering/voteSituation.ts';

import type { RoundParts } from '../round/roundParts.ts';
import { asLedgerValue } from '../round/asLedgerValue.ts';
import type { DemoAct, DemoCommunity, DemoRound, DemoWorld } from './demoTypes.ts';
import type { StoryClock } from './storyClock.ts';
import { demoPapers, type DemoPapers } from './demoPapers.ts';
import { stageWalk } from './tellStages.ts';
import { tellExclusions, tellObjections } from './tellContests.ts';
import { tellForms } from './tellForms.ts';
import { tellScrutineers } from './tellScrutineers.ts';

export interface DemoParts {
  readonly world: DemoWorld;
  /** A ledger that runs on the story's clock; nobody else writes while the story is told. */
  readonly rounds: RoundParts;
  readonly identity: Identity;
  readonly evidence: EvidenceParts;
  readonly opinions: Pick<Opinions, 'catchUp'>;
  readonly clock: StoryClock;
  readonly onProgress: (line: string) => void;
}

export interface DemoSlip {
  readonly communityId: string;
  readonly householdId: string;
  readonly code: string;
  /** Opens what was entered for the household instead of asking to belong to it. */
  readonly forDispute?: true;
}

const DAY = 86_400_000;
const TELLER = 'system:demo';
/** Enters what staff entered in the story; not the teller, because whoever enters may not close the round. */
const STORY_WORKER = 'system:demo-worker';
/** Of a large round this many neighbouring acts are written together, at the time of the first. */
const MOST_ACTS_AT_ONCE = 50;
const BATCHES = 30;

/**
 * Registers the demonstration communities and tells their story into the ledger, entry by entry, through the same
 * rules and the same log as real answers. Gives the printed slips' codes. Telling it again after an interruption
 * starts from an empty database only.
 */
export async function loadDemo(parts: DemoParts): Promise<readonly DemoSlip[]> {
  const { world, identity, onProgress } = parts;
  const slips: DemoSlip[] = [];
  const printed: DemoSlip[] = [];
  let done = 0;
  const loadedAt = parts.clock.now();
  const papers = demoPapers(parts.evidence, new Date(loadedAt));
  for (const community of world.communities) {
    printed.push(...(await tellCommunity(parts, community, { papers, loadedAt })));
    done += 1;
    onProgress(`演示数据 ${done}/${world.communities.length}：${community.community.name}`);
  }
  const told = new Set(world.communities.map(({ community }) => community._id));
  // Bound as long ago as the record says; homes are listed in the order in which they were bound, the screens begin with the first.
  const stoodAt = parts.clock.now();
  parts.clock.set(Math.min(loadedAt - DAY, ...world.communities.map(startOf)));
  for (const { account, households } of world.accounts) {
    await identity.createAccount(account);
    for (const { householdId, communityId, relation } of households) {
      if (!told.has(communityId)) continue;
      parts.clock.set(parts.clock.now() + 1000);
      await identity.linkHousehold(account.id, householdId, communityId, relation);
    }
  }
  parts.clock.set(stoodAt);
  for (const { householdId, communityId } of world.slips) {
    slips.push({ householdId, communityId, code: await identity.issueSlip(householdId) });
  }
  return [...slips, ...printed];
}

async function tellCommunity(
  parts: DemoParts,
  told: DemoCommunity,
  { papers, loadedAt }: { readonly papers: DemoPapers; readonly loadedAt: number },
): Promise<DemoSlip[]> {
  const { rounds, clock } = parts;
  const { community, households, ownership, committee } = told;
  clock.set(startOf(told));
  await rounds.communities.insert(community);
  await rounds.households.insertMany(households);
  await rounds.owners.insertMany(ownership.owners, ownership.ownerships);
  await rounds.ledger.openLog(community._id);
  await tellBindings(parts, community._id);
  const walk = stageWalk({ ...parts, papers, loadedAt }, told);
  const printed: DemoSlip[] = [];
  for (const round of [...told.rounds].sort(byOpening)) {
    await walk.until(Math.min(Date.parse(round.terms.opensAt), loadedAt));
    const slip = await tellRound(parts, told, round);
    if (slip !== undefined) printed.push({ ...slip, communityId: community._id, forDispute: true });
  }
  await walk.until(loadedAt);
  if (committee !== null) await tellCommittee(rounds, community._id, committee);
  return printed;
}

/** The demonstration's residents were bound long ago, so that none of them is a newcomer to the rules. */
async function tellBindings({ rounds, world }: DemoParts, communityId: string): Promise<void> {
  for (const { account, households } of world.accounts) {
    for (const { householdId, relation } of households.filter((link) => link.communityId === communityId)) {
      await append(rounds, communityId, `bind:${account.id}:${householdId}`, () => ({
        t: 'bind',
        d: { method: 'demo' },
        fields: { household: householdId, actor: account.id, relation, by: 'staff', approver: TELLER },
      }));
    }
  }
}

function startOf({ timeline }: DemoCommunity): number {
  return timeline.survey.from;
}

function byOpening(first: DemoRound, second: DemoRound): number {
  return Date.parse(first.terms.opensAt) - Date.parse(second.terms.opensAt);
}

async function tellRound(
  parts: DemoParts,
  told: DemoCommunity,
  round: DemoRound,
): ReturnType<typeof tellObjections> {
  const { rounds, clock } = parts;
  const { terms, reaches, acts } = round;
  const { roundId, communityId } = terms;
  await rounds.rounds.insert(terms, clock.now());
  if (reaches === 'draft') return undefined;
  clock.set(Date.parse(terms.opensAt));
  check(await openRound(rounds, TELLER, told.community, asFound(rounds.opened, terms)));
  await tellScrutineers(parts, round);
  await tellForms(rounds, round);
  const doors = new Map(told.households.map((household) => [household._id, household]));
  const atOnce = Math.min(MOST_ACTS_AT_ONCE, Math.ceil(acts.length / BATCHES));
  for (let start = 0; start < acts.length; start += atOnce) {
    const together = acts.slice(start, start + atOnce);
    clock.set(together[0]?.at ?? clock.now());
    await Promise.all(
      together.map((act, index) =>
        append(rounds, communityId, `act:${roundId}:${start + index}`, (state) => {
          const door = doors.get(act.householdId);
          const opened = state.rounds.get(roundId);
          if (door === undefined || opened === undefined)
            throw new Error(`The story has no ${act.householdId}.`);
          const draft = draftOf(rounds, roundId, opened.rollHash, act, door);
          return { ...draft, fields: { ...draft.fields, ...ownerField(opened, act.householdId) } };
        }),
      ),
    );
  }
  await tellExclusions(parts, round);
  if (reaches === 'open') return undefined;
  clock.set(Date.parse(terms.closesAt) + 60_000);
  check(await closeRound(rounds, TELLER, communityId, roundId));
  // What was said is collected as the round closed, not as disputes left it days later in the story.
  await parts.opinions.catchUp();
  if (reaches === 'closed') return tellObjections(parts, round);
  clock.set(clock.now() + (terms.rule.objectionDays + 1) * DAY);
  check(await finaliseRound(rounds, TELLER, communityId, roundId));
  return undefined;
}

function draftOf(
  { pseudonymKey }: RoundParts,
  roundId: string,
  roll: string,
  act: DemoAct,
  { buildingId: building, unitId: unit }: { readonly buildingId: string; readonly unitId: string },
): Draft {
  const household = act.householdId;
  // A household's own act is its own; staff acts are one story worker's, so that no demo account seems to have made them.
  const staff = (act.kind === 'response' ? act.enteredBy : undefined) ?? STORY_WORKER;
  const actor = act.kind === 'response' && act.by === 'self' ? `demo-member-${household}` : staff;
  const common = { round: roundId, roll, touches: [`household:${household}`] };
  const visitAt = new Date(act.at).toISOString();
  const op = actor === staff ? { op: pseudonymIn(pseudonymKey, roundId, actor) } : {};
  if (act.kind === 'visit') {
    const fields = { household, building, unit, actor, outcome: act.outcome, visitAt };
    return { ...common, ...op, t: 'visit', via: 'door', fields };
  }
  const { relation, by, answers } = act;
  const fields = { household, building, unit, actor, relation, by, confirmed: false, identityChecked: false };
  const heard = by === 'self' ? {} : { visitAt };
  return {
    ...common,
    ...op,
    t: 'response',
    via: act.channel,
    fields: { ...fields, ...heard, answers: asLedgerValue(answers) },
  };
}

async function append(
  { ledger }: RoundParts,
  log: string,
  clientKey: string,
  decide: (state: CommunityState) => Draft,
): Promise<Appended> {
  const written = await ledger.append({ log, actor: TELLER, clientKey, request: clientKey, decide });
  if (isRefusal(written)) throw new Error(`The demonstration was refused: ${written.refused}`);
  return written;
}

function check(refusal: Refusal | undefined): void {
  if (refusal === undefined) return;
  throw new Error(
    `The demonstration was refused: ${refusal.refused} ${JSON.stringify(refusal.fields ?? '')}`,
  );
}

import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Role } from '../../shared/identity/account.ts';
import type { Caller } from '../http/caller.ts';
import { recordCall } from '../round/case/callBack.ts';
import { disputeBySlip } from '../round/case/disputeEntry.ts';
import { decideExclusion, requestExclusion } from '../round/case/excludeHousehold.ts';
import { recordVisit } from '../round/answering/recordVisit.ts';
import { resolveDispute } from '../round/case/resolveDispute.ts';
import type { RoundParts } from '../round/roundParts.ts';
import type { OpenedRound } from '../state/communityState.ts';
import type { DemoRound } from './demoTypes.ts';
import type { StoryClock } from './storyClock.ts';

/** What contests are told with; the clock stands where the story stands. */
interface ContestParts {
  readonly rounds: RoundParts;
  readonly clock: StoryClock;
}

/** A household without an account. */
const BEARER: Caller = { account: null, sessionId: null, address: '' };
/** Who prints the slips; somebody else settles what is disputed with them. */
const PRINTER = 'system:demo-walker';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The open round in which a household was taken out of the denominator, and another is asked to be. */
const WITH_EXCLUSIONS = 'demo-10-menu';
/** The finished round that passed by the household that was taken out: over all households it stays below. */
const PASSED_BY_EXCLUSION = 'demo-16-menu';
/** The round whose objection days are running. */
const WITH_DISPUTES = 'demo-04-menu';

function staff(id: string, role: Role, communityId: string): Caller {
  return {
    account: {
      id,
      name: '演示工作人员',
      roles: [{ role, scope: [`community:${communityId}`] }],
      households: [],
    },
    sessionId: null,
    address: '',
  };
}

/**
 * Two exclusions in one open round: a ground-floor shop that two people took out, and an empty home after three calls in
 * vain that still waits for its second person. They go through the same rules as anybody's.
 */
export async function tellExclusions({ rounds, clock }: ContestParts, { terms }: DemoRound): Promise<void> {
  const { roundId, communityId } = terms;
  if (roundId !== WITH_EXCLUSIONS && roundId !== PASSED_BY_EXCLUSION) return;
  const worker = staff('system:demo-walker', 'worker', communityId);
  const admin = staff('system:demo-admin', 'communityAdmin', communityId);
  const cells = [...(rounds.opened.find(roundId)?.count.cells.values() ?? [])];
  const [shop, empty] = cells
    .filter(({ now }) => now.state === 'attempted')
    .map(({ roll }) => roll.householdId);
  if (shop === undefined || empty === undefined) throw new Error(`Nobody is left to ask in ${roundId}.`);
  const now = clock.now();
  const agoText = (days: number): string => new Date(now - days * DAY).toISOString();
  const asked = done(
    await requestExclusion(rounds, worker, roundId, {
      clientKey: 'demo-exclusion-shop',
      householdId: shop,
      reason: 'notResidential',
      words: '底层商铺，不动产登记用途为商业，复印件存社区档案 演示-07 号',
      contacts: [],
    }),
  );
  done(
    await decideExclusion(rounds, admin, asked.view.caseId, {
      approved: true,
      words: '已核对登记复印件，与现场一致',
    }),
  );
  if (roundId !== WITH_EXCLUSIONS) return;
  for (const days of [6, 4, 2]) {
    done(
      await recordVisit(rounds, worker, {
        clientKey: `demo-exclusion-visit-${days}`,
        roundId,
        householdId: empty,
        outcome: 'attempted',
        visitedAt: agoText(days),
      }),
    );
  }
  done(
    await requestExclusion(rounds, worker, roundId, {
      clientKey: 'demo-exclusion-empty',
      householdId: empty,
      reason: 'vacant',
      words: '水表半年没有走字，楼上楼下邻居都说没有人住',
      contacts: [{ way: 'letter', at: agoText(1) }],
    }),
  );
}

/**
 * The objection days of a closed round: one entry by staff that its household says is not its own, one such dispute that
 * was settled, and the first call-backs. Gives the code of a slip by which one more household can look and dispute.
 */
export async function tellObjections(
  { rounds, clock }: ContestParts,
  { terms }: DemoRound,
): Promise<{ readonly householdId: string; readonly code: string } | undefined> {
  const { roundId, communityId } = terms;
  const round = rounds.opened.find(roundId);
  if (roundId !== WITH_DISPUTES || round === undefined) return undefined;
  const admin = staff('system:demo-admin', 'communityAdmin', communityId);
  const [first, second, third] = enteredByStaff(round);
  if (first === undefined || second === undefined || third === undefined)
    throw new Error(`Staff entered nothing in ${roundId}.`);
  clock.set(clock.now() + 6 * HOUR);
  const settled = await dispute(rounds, roundId, first, '登记的那天我们在外地');
  clock.set(clock.now() + 2 * HOUR);
  await dispute(rounds, roundId, second, '没有人上门问过我们');
  clock.set(clock.now() + 12 * HOUR);
  done(
    await resolveDispute(rounds, admin, settled, {
      upheld: false,
      evidence: 'joinedVisit',
      words: '两人上门核实，同住的父亲当天在家并认可登记的内容',
    }),
  );
  const calls = (round.cases.sample?.drawn ?? []).filter((seq) => seq !== second.seq).slice(0, 2);
  for (const [index, seq] of calls.entries()) {
    clock.set(clock.now() + HOUR / 2);
    const outcome = index === 1 ? 'notReached' : 'confirmed';
    done(await recordCall(rounds, admin, roundId, { clientKey: `demo-call-${seq}`, seq, outcome }));
  }
  const { householdId } = third;
  return { householdId, code: await rounds.slips.issueForDispute(householdId, roundId, PRINTER) };
}

interface StaffEntry {
  readonly seq: number;
  readonly householdId: string;
}

function enteredByStaff({ count }: OpenedRound): StaffEntry[] {
  return [...count.cells.values()].flatMap(({ now }) =>
    now.responses.flatMap(({ response, standing }) =>
      response.by === 'staff' && standing === 'live'
        ? [{ seq: response.seq, householdId: response.householdId }]
        : [],
    ),
  );
}

async function dispute(
  rounds: RoundParts,
  roundId: string,
  { seq, householdId }: StaffEntry,
  words: string,
): Promise<string> {
  const code = await rounds.slips.issueForDispute(householdId, roundId, PRINTER);
  const clientKey = `demo-dispute-${seq}`;
  return done(await disputeBySlip(rounds, BEARER, { code, clientKey, seq, words })).view.disputeId;
}

function done<Done>(outcome: Done | Refusal): Done {
  if (isRefusal(outcome)) throw new Error(`The demonstration was refused: ${outcome.refused}`);
  return outcome;
}

import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { sealedTally } from '../../server/round/closing/closeRound.ts';
import { publishedTally } from '../../server/round/closing/publishedTally.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { MerkleTree } from '../../shared/ledger/merkle.ts';
import type { Opening } from '../../shared/ledger/receipt.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { DECISION_FIELDS, REQUEST_FIELDS } from '../../shared/proof/salesIn.ts';
import { drawAuditSample } from '../../shared/round/case/auditSample.ts';
import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import type { RollElector } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { BundleWorkshop, DraftEntry } from './bundleWorkshop.ts';
import { stance } from './roundFixtures.ts';
import { SampleLog } from './sampleLog.ts';
import { SAMPLE_CLOSED, SAMPLE_LOG, SAMPLE_OPENED, SAMPLE_ROUND as ROUND } from './sampleTerms.ts';
import {
  elector,
  exampleStatutory,
  ordinary,
  rollOfElectors,
  special,
  voteTerms,
} from './statutoryFixtures.ts';

type Act = Omit<DraftEntry, 'at'>;
type Dice = (sides: number) => number;

const QUESTIONS = ['fund', 'lift'] as const;
const terms: RoundTerms = voteTerms({
  roundId: ROUND,
  communityId: SAMPLE_LOG,
  opensAt: new Date(SAMPLE_OPENED * 1000).toISOString(),
  closesAt: new Date(SAMPLE_CLOSED * 1000).toISOString(),
  questions: QUESTIONS.map((questionId) => stance(questionId, { section: 'general', touchesProperty: true })),
  statutory: {
    ...exampleStatutory,
    matters: [
      { questionId: 'fund', matter: 'useMaintenanceFund', rule: ordinary },
      { questionId: 'lift', matter: 'rebuild', rule: special },
    ],
  },
});

export interface SampleVote {
  readonly workshop: BundleWorkshop;
  bundle(tier: 'world' | 'owners' | 'auditor'): Bundle;
}

/**
 * A closed owners' vote with a room list, counted by the server's own fold: owners of one dwelling and of several, some
 * together through their representative, ballots online, on paper and by proxy, changes of mind, blank papers,
 * withdrawals, disputes, and sales decided while it was open. `callBack` says which of the entries drawn to be called back
 * are written down; without it nothing is drawn.
 */
export async function sampleVote(
  people: number,
  seed: string,
  callBack?: (drawn: readonly number[]) => readonly number[],
): Promise<SampleVote> {
  const electors = Array.from({ length: people }, (_, at) => electorAt(at));
  const roll = { ...rollOfElectors(electors), version: 2 as const };
  const log = new SampleLog(terms, roll, seed);
  const { dice, workshop } = log;
  const areaDm2 = electors.flatMap(({ dwellings }) => dwellings).reduce((sum, one) => sum + one.areaDm2, 0);
  await log.open({ households: roll.households.length, electors: people, areaDm2 });
  for (const [at, voter] of electors.entries()) {
    if (at % 5 === 2) for (const act of saleOf(voter, log.place, at % 2 === 0)) await log.write(act);
    for (const act of ballotsOf(voter, log.place, dice)) await log.write(act);
    if (at % 4 === 1) await log.write({ t: 'notice', fields: { result: true } });
  }
  await log.contest(7);
  await log.close();
  const d = drawnFrom(workshop);
  await log.write({ t: 'tally', round: ROUND, ...sealedTally(log.round, 'closed') });
  if (callBack !== undefined)
    await log.write({ t: 'auditSample', round: ROUND, d: { ...d, drawn: callBack(d.drawn) } });
  await log.contest(9);
  log.at += 8 * 86_400;
  const published = publishedTally(log.round, 'final');
  await log.write({ t: 'resultFinal', round: ROUND, ...sealedTally(log.round, 'final') });
  const about = log.about(published);
  const standing = [...(log.round.electors?.cells.values() ?? [])].flatMap(({ now }) =>
    now.live.map(({ seq }) => seq),
  );
  return {
    workshop,
    bundle(tier) {
      if (tier === 'auditor') return withRegister(workshop, workshop.bundle('auditor', about));
      const world = workshop.bundle('world', about);
      return tier === 'world' ? world : withRoomList(workshop, world, standing);
    },
  };
}

/** What the draw at the close gives: of all that staff or a proxy entered, blank papers left out. */
function drawnFrom({ entries }: BundleWorkshop): {
  readonly population: number;
  readonly drawn: number[];
  readonly root: string;
  readonly publicNumber: string;
} {
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const { h } of entries) tree.append(Buffer.from(h, 'hex'));
  const root = Buffer.from(tree.root()).toString('hex');
  const publicNumber = hashRoundTerms(nodeLedgerCrypto, terms);
  const population = entries
    .filter(({ leaf, fields }) => leaf.t === 'response' && leaf.round === ROUND && fields.by !== 'self')
    .filter(({ fields }) => Array.isArray(fields.answers) && fields.answers.length > 0)
    .map(({ leaf }) => leaf.seq);
  const drawn = drawAuditSample(nodeLedgerCrypto, { root, publicNumber, population });
  return { population: population.length, drawn, root, publicNumber };
}

/** An auditor's bundle with what a vote needs of the register: decisions while it was open, and what they approved. */
export function withRegister(workshop: BundleWorkshop, bundle: Bundle): Bundle {
  const decided = workshop.entries.filter(
    ({ leaf, fields }) => leaf.t === 'rollAmend' && 'approver' in fields,
  );
  const register = decided.flatMap(({ leaf, fields }) => {
    const decision = { seq: leaf.seq, fields: only(workshop, leaf.seq, DECISION_FIELDS) };
    const asked = Number(fields.target);
    return fields.result === true
      ? [{ seq: asked, fields: only(workshop, asked, REQUEST_FIELDS) }, decision]
      : [decision];
  });
  const openings = [...bundle.openings, ...register].sort((first, second) => first.seq - second.seq);
  return workshop.seal({ ...bundle, openings }, 'seal');
}

function withRoomList(workshop: BundleWorkshop, world: Bundle, standing: readonly number[]): Bundle {
  const shown = ['answers', 'building', 'household', 'owner', 'unit'] as const;
  const places = [...standing].sort((first, second) => first - second);
  const openings = places.map((seq) => ({ seq, fields: only(workshop, seq, shown) }));
  return workshop.seal({ ...world, tier: 'owners', openings }, 'seal');
}

function only({ openings }: BundleWorkshop, seq: number, names: readonly (keyof Opening)[]): Opening {
  const whole = openings[seq] ?? {};
  return Object.fromEntries(names.flatMap((name) => (whole[name] ? [[name, whole[name]]] : [])));
}

/** One in three owns two dwellings, one in four shares his with somebody; half of those agreed on who speaks. */
function electorAt(at: number): RollElector {
  const areas = at % 3 === 0 ? [5_000 + at, 7_050] : [6_001 + at];
  if (at % 4 !== 3) return elector(`owner-${at}`, areas);
  const agreed = at % 8 === 3 ? { representativeId: accountOf(`owner-${at}`) } : {};
  return elector(`owner-${at}`, areas, { joint: true, ...agreed });
}

function accountOf(electorId: string): string {
  return `account-of-${electorId}`;
}

/** His first dwelling sold, asked by one and decided by another; `place` is where it is asked. */
function saleOf({ dwellings }: RollElector, place: number, approved: boolean): Act[] {
  const change = { kind: 'sale', householdId: dwellings[0]?.householdId ?? '' };
  return [
    { t: 'rollAmend', fields: { actor: 'worker-2', reason: { change, words: '不动产权证编号演示-1' } } },
    {
      t: 'rollAmend',
      fields: { actor: 'admin-2', approver: 'admin-2', target: place, result: approved, reason: '核对过' },
    },
  ];
}

/** What one owner does, one of nine ways, in the order of the log; `place` is the `seq` of the first. */
function ballotsOf({ electorId, dwellings }: RollElector, place: number, dice: Dice): Act[] {
  const doors = dwellings.map(({ householdId }) => householdId);
  const [first = '', last = first] = [doors[0], doors.at(-1)];
  const staff = { op: `${1 + (place % 3)}operator`.padEnd(32, '0') };
  const ballot = (household: string, via: string, said: Entry['fields'], more: Partial<Act> = {}): Act => ({
    t: 'response',
    round: ROUND,
    via,
    fields: {
      household,
      owner: electorId,
      building: 'b1',
      unit: 'b1-u1',
      relation: 'owner',
      answers: QUESTIONS.map((questionId) => ({ questionId, value: stanceBy(dice) })),
      ...said,
    },
    ...more,
  });
  const himself = { actor: accountOf(electorId), by: 'self' };
  const byStaff = { actor: 'worker-1', by: 'staff' };
  const onPaper = { ...byStaff, identityChecked: true, formSerial: `F-${place}` };
  switch (dice(9)) {
    case 0:
      return [];
    case 1:
      return [ballot(first, 'paper', onPaper, staff)];
    case 2:
      return [ballot(first, 'paper', { ...onPaper, answers: [] }, staff)];
    case 3:
      return [ballot(first, 'meeting', { ...byStaff, by: 'proxy', photo: 'a'.repeat(64) }, staff)];
    case 4:
      return [ballot(first, 'app', himself), ballot(last, 'web', himself)];
    case 5:
      return [ballot(first, 'app', himself), ballot(last, 'app', { ...himself, confirmed: true })];
    case 6:
      return [
        ballot(last, 'app', himself),
        {
          t: 'withdraw',
          round: ROUND,
          via: 'app',
          fields: { household: last, owner: electorId, relation: 'owner', ...himself },
        },
      ];
    default:
      return [ballot(last, 'app', himself)];
  }
}

function stanceBy(dice: Dice): string {
  return ['yes', 'yes', 'yes', 'no', 'indifferent'][dice(5)] ?? 'yes';
}

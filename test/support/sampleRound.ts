import { createHash, createHmac } from 'node:crypto';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { sealedTally } from '../../server/round/closing/closeRound.ts';
import { publishedTally } from '../../server/round/closing/publishedTally.ts';
import { communityFold } from '../../server/state/communityFold.ts';
import type { OpenedRound } from '../../server/state/communityState.ts';
import type { FrozenStore } from '../../server/state/frozenStore.ts';
import { hashRoll, rollRecord } from '../../server/state/hashRoll.ts';
import { OpenedRounds } from '../../server/state/openedRounds.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import type { Bundle, BundleTier } from '../../shared/proof/bundle.ts';
import {
  answersAtClose,
  choiceList,
  hashChoiceList,
  type ChoiceList,
} from '../../shared/round/result/choiceList.ts';
import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import { TALLY_VERSION } from '../../shared/round/result/sealedSums.ts';
import type { Roll, RollHousehold } from '../../shared/round/roll.ts';
import { BundleWorkshop, keyFromWords, VECTOR_KEY_WORDS, type DraftEntry } from './bundleWorkshop.ts';
import { rollOf } from './roundFixtures.ts';
import { sampleActs } from './sampleActs.ts';
import {
  SAMPLE_CLOSED,
  SAMPLE_LOG,
  SAMPLE_OPENED,
  SAMPLE_ROUND as ROUND,
  sampleTerms,
} from './sampleTerms.ts';

const PSEUDONYM_KEY = Buffer.from('vector pseudonym key', 'utf8');
const DAY = 86_400;
/** The key that a rotated sample was handed over to. */
export const NEXT_KEY_WORDS = 'neighbourhood-renewal test vectors, the next key, not a secret';
const NEXT_KEY = keyFromWords(NEXT_KEY_WORDS);
const LATE_FORM = 'F-received-and-keyed-late';

export interface SampleRound {
  readonly workshop: BundleWorkshop;
  bundle(tier: BundleTier, household?: string): Bundle;
}

/** Numbers that look random and are the same every time. */
export function seededDice(words: string): (sides: number) => number {
  let turn = 0;
  return (sides) => createHash('sha256').update(`${words}/${turn++}`).digest().readUInt32BE(0) % sides;
}

/**
 * A closed and final round of so many households, counted by the server's own fold: answers by every channel, changes of
 * mind, several people of one household, withdrawals, visits, exclusions, disputes, voids, late entries, a late form, and entries of
 * another round in between.
 */
export async function sampleRound(
  households: number,
  {
    terms = sampleTerms,
    seed = 'sample',
    final = true,
    version = TALLY_VERSION,
    rotated = false,
  }: {
    terms?: RoundTerms;
    seed?: string;
    final?: boolean;
    version?: 1 | 2;
    /** Whether the signing key was replaced during the round. */
    rotated?: boolean;
  } = {},
): Promise<SampleRound> {
  const roll = rollOf([Math.ceil(households / 2), Math.floor(households / 2)]);
  const roundKey = createHmac('sha256', PSEUDONYM_KEY).update(`round:${ROUND}`).digest();
  const workshop = new BundleWorkshop(SAMPLE_LOG, ROUND, keyFromWords(VECTOR_KEY_WORDS), roundKey);
  const rollHash = hashRoll(PSEUDONYM_KEY, ROUND, roll);
  const fold = communityFold(frozenIn(terms, roll), new OpenedRounds());
  const state = fold.create(SAMPLE_LOG);
  const dice = seededDice(seed);
  let at = SAMPLE_OPENED - 3600;
  const write = async (draft: Omit<DraftEntry, 'at'>): Promise<void> => {
    at += 1 + dice(40);
    await follow(workshop.add({ ...draft, at, ...(draft.round === ROUND ? { roll: rollHash } : {}) }));
  };
  const follow = async (entry: Entry): Promise<void> => {
    await fold.load([entry]);
    fold.apply(state, entry);
  };
  const round = (): OpenedRound => {
    const found = state.rounds.get(ROUND);
    if (found === undefined) throw new Error('the round is not open');
    return found;
  };
  const contest = async (every: number): Promise<void> => {
    const own = workshop.entries.filter(({ leaf }) => leaf.t === 'response' && leaf.round === ROUND);
    for (const { leaf, fields } of own.filter((_, place) => place % every === 5 % every)) {
      const { household = '' } = fields;
      const who = { household, actor: `member-of-${JSON.stringify(household)}`, target: leaf.seq };
      await write({ t: 'dispute', round: ROUND, fields: who });
      const result = dice(2) === 0;
      if (dice(3) > 0)
        await write({ t: 'disputeResolve', round: ROUND, fields: { ...who, actor: 'worker-9', result } });
    }
  };

  await write({ t: 'stage', d: { to: 'solicit' } });
  await write({ t: 'formBatch', d: { act: 'received', serials: [LATE_FORM] } });
  await write({ t: 'rollFreeze', round: ROUND, d: { households }, fields: { actor: 'admin-1' } });
  at = SAMPLE_OPENED;
  const { kind, opensAt, closesAt, disclosure } = terms;
  const questionHash = hashRoundTerms(nodeLedgerCrypto, terms);
  await write({
    t: 'roundOpen',
    round: ROUND,
    d: { kind, questionHash, opensAt, closesAt, disclosure },
    fields: { actor: 'admin-1' },
  });
  for (const household of roll.households) {
    for (const act of sampleActs(household, workshop.entries.length, dice)) await write(act);
    if (dice(9) === 0)
      await write({ t: 'response', round: 'other-round', via: 'app', fields: { by: 'self' } });
  }
  if (rotated) await follow(workshop.rotate(NEXT_KEY, at));
  await contest(13);
  at = SAMPLE_CLOSED;
  await write({ t: 'roundClose', round: ROUND, fields: { actor: 'system:closing-clock' } });
  await write({
    t: 'tally',
    round: ROUND,
    ...sealedTally(round(), 'closed', { version, ...listedIn(workshop, round()) }),
  });
  let published = publishedTally(round(), 'closed', version);
  if (final) {
    at += DAY;
    await contest(11);
    for (const act of lateActs(roll.households, workshop.entries.length)) await write(act);
    at += 7 * DAY;
    published = publishedTally(round(), 'final', version);
    await write({ t: 'resultFinal', round: ROUND, ...sealedTally(round(), 'final', { version }) });
  }
  const about = {
    terms: withoutAbsent(terms) as Bundle['terms'],
    published: published as Bundle['published'],
    roll: rollRecord(PSEUDONYM_KEY, ROUND, roll),
  };
  const list = listOf(workshop.openings, terms, round().count);
  return {
    workshop,
    bundle: (tier, household) =>
      workshop.bundle(tier, { ...about, ...(tier === 'pseudonymous' && list ? { list } : {}) }, household),
  };
}

/** The hash of the list that a pseudonymous round discloses. */
function listedIn({ openings }: BundleWorkshop, { terms, count }: OpenedRound): { listed?: string } {
  const list = listOf(openings, terms, count);
  return list === undefined ? {} : { listed: hashChoiceList(nodeLedgerCrypto, list) };
}

function listOf(
  openings: BundleWorkshop['openings'],
  terms: RoundTerms,
  count: OpenedRound['count'],
): ChoiceList | undefined {
  const answers = terms.disclosure === 'pseudonymous' ? answersAtClose(count) : undefined;
  const saltOf = (seq: number): string => openings[seq]?.household?.salt ?? '';
  return answers && choiceList(nodeLedgerCrypto, terms, answers, saltOf);
}

/** What staff may still enter after the close: heard at four doors before it, and a form of a batch received before it. */
function lateActs(households: readonly RollHousehold[], place: number): Omit<DraftEntry, 'at'>[] {
  return households.slice(0, 5).map((household, at) => {
    const way = at < 4 ? 3 : 8;
    const [heard, form] = sampleActs(household, place + at, (sides) => (sides === 13 ? way : 3));
    const act = at < 4 ? heard : form && { ...form, fields: { ...form.fields, formSerial: LATE_FORM } };
    if (act === undefined) throw new Error('the sample has no such act');
    return act;
  });
}

/** What lies beside a log, for the fold. */
function frozenIn(terms: RoundTerms, roll: Roll): FrozenStore {
  const nothing = (): Promise<never> => Promise.reject(new Error('nothing else is frozen here'));
  return {
    keepRoll: nothing,
    keepTerms: nothing,
    getRoll: () => Promise.resolve(roll),
    getTerms: () => Promise.resolve(terms),
    keepRecord: nothing,
    getRecord: nothing,
    findRecord: () => Promise.resolve(undefined),
    keepResult: nothing,
    getResult: nothing,
    withheld: { withhold: nothing, find: nothing, pending: nothing, settle: nothing },
  };
}

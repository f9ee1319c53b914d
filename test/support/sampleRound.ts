import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { sealedTally } from '../../server/round/closing/closeRound.ts';
import { publishedTally } from '../../server/round/closing/publishedTally.ts';
import type { OpenedRound } from '../../server/state/communityState.ts';
import type { Bundle, BundleTier } from '../../shared/proof/bundle.ts';
import {
  answersAtClose,
  choiceList,
  hashChoiceList,
  type ChoiceList,
} from '../../shared/round/result/choiceList.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import { TALLY_VERSION } from '../../shared/round/result/sealedSums.ts';
import type { RollHousehold } from '../../shared/round/roll.ts';
import { keyFromWords, type BundleWorkshop, type DraftEntry } from './bundleWorkshop.ts';
import { rollOf } from './roundFixtures.ts';
import { sampleActs } from './sampleActs.ts';
import { SampleLog } from './sampleLog.ts';
import { SAMPLE_ROUND as ROUND, sampleTerms } from './sampleTerms.ts';

const DAY = 86_400;
/** The key that a rotated sample was handed over to. */
export const NEXT_KEY_WORDS = 'neighbourhood-renewal test vectors, the next key, not a secret';
const NEXT_KEY = keyFromWords(NEXT_KEY_WORDS);
const LATE_FORM = 'F-received-and-keyed-late';

export interface SampleRound {
  readonly workshop: BundleWorkshop;
  bundle(tier: BundleTier, household?: string): Bundle;
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
  const log = new SampleLog(terms, roll, seed);
  const { dice, workshop } = log;

  await log.write({ t: 'stage', d: { to: 'solicit' } });
  await log.write({ t: 'formBatch', d: { act: 'received', serials: [LATE_FORM] } });
  await log.open({ households });
  for (const household of roll.households) {
    for (const act of sampleActs(household, log.place, dice)) await log.write(act);
    if (dice(9) === 0)
      await log.write({ t: 'response', round: 'other-round', via: 'app', fields: { by: 'self' } });
  }
  if (rotated) await log.follow(workshop.rotate(NEXT_KEY, log.at));
  await log.contest(13);
  await log.close();
  const listed = listedIn(workshop, log.round);
  await log.write({ t: 'tally', round: ROUND, ...sealedTally(log.round, 'closed', { version, ...listed }) });
  let published = publishedTally(log.round, 'closed', version);
  if (final) {
    log.at += DAY;
    await log.contest(11);
    for (const act of lateActs(roll.households, log.place)) await log.write(act);
    log.at += 7 * DAY;
    published = publishedTally(log.round, 'final', version);
    await log.write({ t: 'resultFinal', round: ROUND, ...sealedTally(log.round, 'final', { version }) });
  }
  const about = log.about(published);
  const list = listOf(workshop.openings, terms, log.round.count);
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

import { createHash, createHmac } from 'node:crypto';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { communityFold } from '../../server/state/communityFold.ts';
import type { OpenedRound } from '../../server/state/communityState.ts';
import type { FrozenStore } from '../../server/state/frozenStore.ts';
import { hashRoll, rollRecord } from '../../server/state/hashRoll.ts';
import { OpenedRounds } from '../../server/state/openedRounds.ts';
import type { Entry, LedgerValue } from '../../shared/ledger/leaf.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { Roll } from '../../shared/round/roll.ts';
import { BundleWorkshop, keyFromWords, VECTOR_KEY_WORDS, type DraftEntry } from './bundleWorkshop.ts';
import { SAMPLE_CLOSED, SAMPLE_LOG, SAMPLE_OPENED, SAMPLE_ROUND as ROUND } from './sampleTerms.ts';

const PSEUDONYM_KEY = Buffer.from('vector pseudonym key', 'utf8');

/** Numbers that look random and are the same every time. */
export function seededDice(words: string): (sides: number) => number {
  let turn = 0;
  return (sides) => createHash('sha256').update(`${words}/${turn++}`).digest().readUInt32BE(0) % sides;
}

/** A log with one round in it, written entry by entry and followed by the server's own fold. */
export class SampleLog {
  readonly workshop: BundleWorkshop;
  readonly dice: (sides: number) => number;
  /** Seconds since 1970 UTC; the next entry is written a little later. */
  at = SAMPLE_OPENED - 3600;
  private readonly fold;
  private readonly state;
  private readonly rollHash: string;

  constructor(
    private readonly terms: RoundTerms,
    private readonly roll: Roll,
    seed: string,
  ) {
    const roundKey = createHmac('sha256', PSEUDONYM_KEY).update(`round:${ROUND}`).digest();
    this.workshop = new BundleWorkshop(SAMPLE_LOG, ROUND, keyFromWords(VECTOR_KEY_WORDS), roundKey);
    this.dice = seededDice(seed);
    this.fold = communityFold(frozenIn(terms, roll), new OpenedRounds());
    this.state = this.fold.create(SAMPLE_LOG);
    this.rollHash = hashRoll(PSEUDONYM_KEY, ROUND, roll);
  }

  /** The round as it stands. Throws before it was opened. */
  get round(): OpenedRound {
    const found = this.state.rounds.get(ROUND);
    if (found === undefined) throw new Error('the round is not open');
    return found;
  }

  /** Place of the next entry. */
  get place(): number {
    return this.workshop.entries.length;
  }

  async write(draft: Omit<DraftEntry, 'at'>): Promise<void> {
    this.at += 1 + this.dice(40);
    const { at, rollHash: roll } = this;
    await this.follow(this.workshop.add({ ...draft, at, ...(draft.round === ROUND ? { roll } : {}) }));
  }

  async follow(entry: Entry): Promise<void> {
    await this.fold.load([entry]);
    this.fold.apply(this.state, entry);
  }

  /** Freezes the roll and opens the round; `totals` are what the log says of the roll. */
  async open(totals: Readonly<Record<string, number>>): Promise<void> {
    const { kind, opensAt, closesAt, disclosure } = this.terms;
    const questionHash = hashRoundTerms(nodeLedgerCrypto, this.terms);
    await this.write({ t: 'rollFreeze', round: ROUND, d: totals, fields: { actor: 'admin-1' } });
    this.at = SAMPLE_OPENED;
    await this.write({
      t: 'roundOpen',
      round: ROUND,
      d: { kind, questionHash, opensAt, closesAt, disclosure },
      fields: { actor: 'admin-1' },
    });
  }

  async close(): Promise<void> {
    this.at = SAMPLE_CLOSED;
    await this.write({ t: 'roundClose', round: ROUND, fields: { actor: 'system:closing-clock' } });
  }

  /** Each `every`th response is disputed, most of them are settled, one way or the other. */
  async contest(every: number): Promise<void> {
    const own = this.workshop.entries.filter(({ leaf }) => leaf.t === 'response' && leaf.round === ROUND);
    for (const { leaf, fields } of own.filter((_, place) => place % every === 5 % every)) {
      const { household = '', owner } = fields;
      const who = {
        household,
        ...(owner === undefined ? {} : { owner }),
        actor: `member-of-${JSON.stringify(household)}`,
        target: leaf.seq,
      };
      await this.write({ t: 'dispute', round: ROUND, fields: who });
      const result = this.dice(2) === 0;
      if (this.dice(3) > 0)
        await this.write({
          t: 'disputeResolve',
          round: ROUND,
          fields: { ...who, actor: 'worker-9', result },
        });
    }
  }

  /** What stands beside the log in a bundle of the round. */
  about(published: LedgerValue): Pick<Bundle, 'terms' | 'published' | 'roll'> {
    return {
      terms: withoutAbsent(this.terms) as Bundle['terms'],
      published: published as Bundle['published'],
      roll: rollRecord(PSEUDONYM_KEY, ROUND, this.roll),
    };
  }
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

import type { Leaf, LedgerValue } from '../../shared/ledger/leaf.ts';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { bundleText, BundleWorkshop, keyFromWords } from './bundleWorkshop.ts';
import { forgedRotation, ROTATION_FORGERIES } from './forgedRotation.ts';
import { drop, duplicate, reversed, swap, type Dice } from './listChanges.ts';
import { rewrittenLog, type Rewriting } from './rewrittenLog.ts';

/** A damaged or forged bundle with the exit codes of the steps that may notice it first. */
export interface Mutation {
  readonly kind: string;
  readonly bytes: Buffer;
  readonly expected: readonly number[];
}

type Changed = { -readonly [Key in keyof Bundle]: Bundle[Key] };

/** The steps that look at a member, in the order in which they come. */
const CODES_OF: Readonly<Record<keyof Bundle, readonly number[]>> = {
  checkpoint: [10],
  format: [5],
  leaves: [30],
  list: [70, 5],
  openings: [40, 5],
  origin: [10],
  publicKey: [10, 5],
  published: [60, 70],
  roll: [50, 5],
  round: [40, 50],
  seal: [10],
  terms: [60],
  tier: [5, 40],
};

/** Makes mutations of bundles; who holds `workshop` also plays the server that signs its own forgeries. */
export class BundleMutator {
  constructor(
    private readonly bundle: Bundle,
    private readonly workshop: BundleWorkshop,
    private readonly dice: Dice,
  ) {}

  /** One mutation at random, never the bundle itself. */
  next(): Mutation {
    for (;;) {
      const kinds = this.kinds();
      const [kind, make] = kinds[this.dice(kinds.length)] ?? kinds[0] ?? [];
      const made = make?.();
      if (kind === undefined || made === undefined) continue;
      const { bytes, expected } = made;
      if (!bytes.equals(Buffer.from(bundleText(this.bundle), 'utf8'))) return { kind, bytes, expected };
    }
  }

  private kinds(): [string, () => Omit<Mutation, 'kind'> | undefined][] {
    return [
      ['a bit flips', () => this.flipBit()],
      ['a byte is exchanged', () => this.exchangeByte()],
      ['the end is missing', () => this.cut()],
      ['something is written twice', () => this.repeatPiece()],
      ['written differently', () => this.spellDifferently()],
      ['a leaf is dropped', () => this.list('leaves', drop, [30])],
      ['two leaves change places', () => this.list('leaves', swap, [30])],
      ['a leaf stands twice', () => this.list('leaves', duplicate, [30])],
      ['a leaf is changed', () => this.changeLeaf()],
      ['the log is cut short', () => this.cutLog()],
      ['an opening is dropped', () => this.list('openings', drop, [40, 10])],
      ['two openings change places', () => this.list('openings', swap, [40])],
      ['an opening stands twice', () => this.list('openings', duplicate, [40])],
      ['an opening moves', () => this.moveOpening()],
      ['an opened value is changed', () => this.changeOpening()],
      ['a household is dropped from the roll', () => this.roll(drop)],
      ['a household stands twice in the roll', () => this.roll(duplicate)],
      ['two households of the roll change places', () => this.roll(swap)],
      ['a household is invented', () => this.roll((names) => [...names, 'f'.repeat(32)])],
      ['a head of another size', () => this.forgeHead()],
      ['a head by another key', () => this.foreignKey()],
      ['a head of another root, signed', () => this.signedWrongHead()],
      ['a rule is changed', () => this.changeTerms()],
      ['a published number is changed', () => this.changePublished(false)],
      ['a published number is changed and sealed', () => this.changePublished(true)],
      ['another tier, sealed', () => this.otherTier()],
      ['an answer is taken out and all is signed anew', () => this.rewrite('drop')],
      ['an answer is put in and all is signed anew', () => this.rewrite('insert')],
      ['an answer after the close, signed anew', () => this.rewrite('late')],
      ['the sealed numbers are changed and all is signed anew', () => this.rewrite('tally')],
      ['another decision is published, all signed anew', () => this.rewrite('decision')],
      ['another margin is sealed, all signed anew', () => this.rewrite('margin')],
      ...ROTATION_FORGERIES.map((how): [string, () => Omit<Mutation, 'kind'> | undefined] => [
        `a new key: ${how}`,
        () => forgedRotation(this.bundle, this.workshop, how),
      ]),
      ['disputed answers are sealed as more, all signed anew', () => this.rewrite('sealedLine')],
      ['disputed answers are published as fewer, all signed anew', () => this.rewrite('printedLine')],
    ];
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)] as Item;
  }

  private of(change: Partial<Changed>, expected: readonly number[]): Omit<Mutation, 'kind'> {
    return { bytes: Buffer.from(bundleText({ ...this.bundle, ...change }), 'utf8'), expected };
  }

  private flipBit(): Omit<Mutation, 'kind'> {
    const bytes = Buffer.from(bundleText(this.bundle), 'utf8');
    const at = this.dice(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << this.dice(8));
    return { bytes, expected: this.codesFor(bytes) };
  }

  private exchangeByte(): Omit<Mutation, 'kind'> {
    const bytes = Buffer.from(bundleText(this.bundle), 'utf8');
    bytes[this.dice(bytes.length)] = 32 + this.dice(95);
    return { bytes, expected: this.codesFor(bytes) };
  }

  /** Bytes that are still a canonical document are noticed by the steps of the members that differ; others at once. */
  private codesFor(bytes: Buffer): readonly number[] {
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
      const changed = JSON.parse(text) as Bundle;
      if (canonicalJson(withoutAbsent(changed)) !== text) return [5];
      const members = Object.keys(this.bundle) as (keyof Bundle)[];
      if (Object.keys(changed).length !== members.length) return [5];
      const differing = members.filter(
        (member) =>
          changed[member] === undefined ||
          canonicalJson(withoutAbsent(changed[member])) !== canonicalJson(withoutAbsent(this.bundle[member])),
      );
      return differing.flatMap((member) => (changed[member] === undefined ? [5] : CODES_OF[member]));
    } catch {
      return [5];
    }
  }

  private cut(): Omit<Mutation, 'kind'> {
    const bytes = Buffer.from(bundleText(this.bundle), 'utf8');
    return { bytes: bytes.subarray(0, this.dice(bytes.length)), expected: [5] };
  }

  private repeatPiece(): Omit<Mutation, 'kind'> {
    const bytes = Buffer.from(bundleText(this.bundle), 'utf8');
    const from = this.dice(bytes.length);
    const to = from + 1 + this.dice(200);
    const repeated = Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]);
    return { bytes: repeated, expected: this.codesFor(repeated) };
  }

  private spellDifferently(): Omit<Mutation, 'kind'> | undefined {
    const text = bundleText(this.bundle);
    const spellings: (() => string)[] = [
      () => `${text}\n`,
      () => `\ufeff${text}`,
      () => ` ${text}`,
      () => text.replace(':', ': '),
      () => JSON.stringify(JSON.parse(text), null, 1),
      () => JSON.stringify(reversed(JSON.parse(text))),
      () => text.replace('"tier":', '"\\u0074ier":'),
      () => text.replace('"v":1', '"v":1.0'),
      () => text.replace('"v":1', '"v":1e0'),
      () => text.replace('"seq":0', '"seq":-0'),
      () => text.replace('"format":', '"extra":1,"format":'),
      () => text.replace('"format":', '"format":"x","format":'),
      () => text.replace(/"c":\{\}/, '"c":null'),
      () => text.replaceAll('/', '\\/'),
    ];
    return { bytes: Buffer.from(this.pick(spellings)(), 'utf8'), expected: [5] };
  }

  private list(
    member: 'leaves' | 'openings',
    change: <Item>(items: readonly Item[], dice: Dice) => readonly Item[],
    expected: readonly number[],
  ): Omit<Mutation, 'kind'> | undefined {
    if (this.bundle[member].length < 2) return undefined;
    return this.of({ [member]: change<unknown>(this.bundle[member], this.dice) }, expected);
  }

  private changeLeaf(): Omit<Mutation, 'kind'> {
    const { leaves } = this.bundle;
    const at = this.dice(leaves.length);
    const leaf = leaves[at] as Leaf;
    const changes: (Partial<Leaf> & Readonly<Record<string, unknown>>)[] = [
      { tm: leaf.tm + 600 },
      { t: leaf.t === 'response' ? 'visit' : 'response' },
      { via: leaf.via === 'app' ? 'door' : 'app' },
      { op: 'f'.repeat(32) },
      { round: 'another' },
      { seq: leaf.seq + 1 },
      { c: { ...leaf.c, photo: 'a'.repeat(64) } },
      { extra: 1 },
    ];
    const changed = leaves.map((other, place) => (place === at ? { ...leaf, ...this.pick(changes) } : other));
    return this.of({ leaves: changed }, [30]);
  }

  private cutLog(): Omit<Mutation, 'kind'> {
    const { leaves } = this.bundle;
    return this.of({ leaves: leaves.slice(0, this.dice(leaves.length)) }, [30]);
  }

  private moveOpening(): Omit<Mutation, 'kind'> | undefined {
    const { openings } = this.bundle;
    const [from, to] = [this.dice(openings.length), this.dice(openings.length)];
    const [first, second] = [openings[from], openings[to]];
    if (first === undefined || second === undefined || from === to) return undefined;
    const moved = openings.map((opened, at) =>
      at === to ? { seq: second.seq, fields: first.fields } : opened,
    );
    return this.of({ openings: moved }, [40]);
  }

  private changeOpening(): Omit<Mutation, 'kind'> | undefined {
    const { openings } = this.bundle;
    if (openings.length === 0) return undefined;
    const at = this.dice(openings.length);
    const changed = openings.map((opened, place) => {
      if (place !== at) return opened;
      const field = this.pick(Object.keys(opened.fields)) as keyof typeof opened.fields;
      const was = opened.fields[field];
      const forged = { value: `${JSON.stringify(was?.value)}!`, salt: was?.salt ?? '' };
      return { seq: opened.seq, fields: { ...opened.fields, [field]: forged } };
    });
    return this.of({ openings: changed }, [40]);
  }

  private roll(change: (names: readonly string[], dice: Dice) => readonly string[]): Omit<Mutation, 'kind'> {
    const households = change(this.bundle.roll.households, this.dice);
    return this.of({ roll: { ...this.bundle.roll, households } }, [50]);
  }

  private forgeHead(): Omit<Mutation, 'kind'> {
    const size = this.bundle.leaves.length;
    const forged = this.bundle.checkpoint.replace(`\n${size}\n`, `\n${size + 1 + this.dice(5)}\n`);
    return this.of({ checkpoint: forged }, [10]);
  }

  private foreignKey(): Omit<Mutation, 'kind'> {
    const { log, round, roundKey } = this.workshop;
    const foreign = new BundleWorkshop(log, round, keyFromWords(`key ${this.dice(9)}`), roundKey);
    const { checkpoint, seal } = foreign.seal(this.bundle);
    // With the key exchanged too, the log's own first entry still names the right one.
    if (this.dice(2) === 0) return this.of({ checkpoint, seal }, [10]);
    const { publicKey } = foreign.key;
    return this.of({ ...foreign.seal({ ...this.bundle, publicKey }) }, [30]);
  }

  private signedWrongHead(): Omit<Mutation, 'kind'> {
    const { origin, leaves } = this.bundle;
    const root = Buffer.alloc(32, 1 + this.dice(200));
    const checkpoint = this.workshop.note(origin, leaves.length, root);
    return this.of(this.workshop.seal({ ...this.bundle, checkpoint }, 'seal'), [30]);
  }

  private changeTerms(): Omit<Mutation, 'kind'> {
    const rule = this.bundle.terms['rule'] as Readonly<Record<string, LedgerValue>>;
    const terms = this.pick<Bundle['terms']>([
      { ...this.bundle.terms, rule: { ...rule, thresholdPercent: 50 } },
      { ...this.bundle.terms, closesAt: '2031-01-01T00:00:00.000Z' },
      { ...this.bundle.terms, note: 'more' },
      { ...this.bundle.terms, questions: [] },
      // Who may see what, and what is counted, hang on these two; their step is that of the terms all the same.
      { ...this.bundle.terms, disclosure: this.pick(['aggregate', 'roomlist', 'pseudonymouS']) },
      { ...this.bundle.terms, kind: this.pick(['statutory', 'free']) },
    ]);
    const changed = { ...this.bundle, terms };
    return this.of(this.dice(2) === 0 ? changed : this.workshop.seal(changed, 'seal'), [60]);
  }

  /** One number somewhere in the published result. */
  private changePublished(sealed: boolean): Omit<Mutation, 'kind'> {
    const participation = this.bundle.published['participation'] as Readonly<Record<string, LedgerValue>>;
    const official = participation['official'] as Readonly<Record<string, LedgerValue>>;
    const answered = Number(official['answered']);
    const parts: LedgerValue[] = [
      { ...participation, official: { ...official, answered: answered + 1 } },
      { ...participation, official: { ...official, met: official['met'] !== true } },
      { ...participation, households: Number(participation['households']) + 1 },
      { ...participation, thresholdPercent: 60 },
    ];
    const changes: Bundle['published'][] = [
      { ...this.bundle.published, participation: this.pick(parts) },
      { ...this.bundle.published, questions: this.oneMore() },
      { ...this.bundle.published, title: 'another' },
    ];
    const changed = { ...this.bundle, published: this.pick(changes) };
    return this.of(sealed ? this.workshop.seal(changed, 'seal') : changed, [60, 70]);
  }

  /** The questions with one printed number raised by one. */
  private oneMore(): LedgerValue {
    const questions = this.bundle.published['questions'] as readonly Readonly<Record<string, LedgerValue>>[];
    const at = this.dice(questions.length);
    return questions.map((question, place) =>
      place === at ? { ...question, answered: Number(question['answered'] ?? 0) + 1 } : question,
    );
  }

  private otherTier(): Omit<Mutation, 'kind'> | undefined {
    const { tier } = this.bundle;
    const other = this.pick((['world', 'household', 'auditor'] as const).filter((one) => one !== tier));
    // The list stands at its own tier only.
    if (tier === 'pseudonymous')
      return this.of(this.workshop.seal({ ...this.bundle, tier: other }, 'seal'), [5]);
    // A world's bundle may call itself a household's that has said nothing: nothing more is claimed by that.
    if (tier === 'world' && other === 'household') return undefined;
    return this.of(this.workshop.seal({ ...this.bundle, tier: other }, 'seal'), [40]);
  }

  /** The server itself writes another log and signs it: what was published and sealed tells, where it is opened. */
  private rewrite(how: Rewriting): Omit<Mutation, 'kind'> | undefined {
    const { bundle } = this;
    if (bundle.tier !== 'auditor') return undefined;
    return rewrittenLog(bundle, this.workshop, how, this.dice);
  }
}

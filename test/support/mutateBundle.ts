import type { Leaf, LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Bundle } from '../../shared/proof/bundle.ts';
import { bundleText, BundleWorkshop, keyFromWords } from './bundleWorkshop.ts';
import { forgedRotation, ROTATION_FORGERIES } from './forgedRotation.ts';
import { drop, duplicate, swap, type Dice } from './listChanges.ts';
import { byteMutations, type KindOfMutation, type Made, type Mutation } from './mutateBytes.ts';
import { isVote, publishedWithAnotherNumber } from './mutatePublished.ts';
import { rewrittenLog, type Rewriting } from './rewrittenLog.ts';

type Changed = { -readonly [Key in keyof Bundle]: Bundle[Key] };

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

  private kinds(): KindOfMutation[] {
    return [
      ...byteMutations(this.bundle, this.dice),
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
      ...ROTATION_FORGERIES.map((how): KindOfMutation => [
        `a new key: ${how}`,
        () => forgedRotation(this.bundle, this.workshop, how),
      ]),
      ...(isVote(this.bundle) ? [] : this.kindsOfHouseholdRounds()),
    ];
  }

  /** An owners' vote prints neither margin nor lines. */
  private kindsOfHouseholdRounds(): KindOfMutation[] {
    return [
      ['another margin is sealed, all signed anew', () => this.rewrite('margin')],
      ['disputed answers are sealed as more, all signed anew', () => this.rewrite('sealedLine')],
      ['disputed answers are published as fewer, all signed anew', () => this.rewrite('printedLine')],
    ];
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.dice(items.length)] as Item;
  }

  private of(change: Partial<Changed>, expected: readonly number[]): Made {
    return { bytes: Buffer.from(bundleText({ ...this.bundle, ...change }), 'utf8'), expected };
  }

  private list(
    member: 'leaves' | 'openings',
    change: <Item>(items: readonly Item[], dice: Dice) => readonly Item[],
    expected: readonly number[],
  ): Made | undefined {
    if (this.bundle[member].length < 2) return undefined;
    return this.of({ [member]: change<unknown>(this.bundle[member], this.dice) }, expected);
  }

  private changeLeaf(): Made {
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

  private cutLog(): Made {
    const { leaves } = this.bundle;
    return this.of({ leaves: leaves.slice(0, this.dice(leaves.length)) }, [30]);
  }

  private moveOpening(): Made | undefined {
    const { openings } = this.bundle;
    const [from, to] = [this.dice(openings.length), this.dice(openings.length)];
    const [first, second] = [openings[from], openings[to]];
    if (first === undefined || second === undefined || from === to) return undefined;
    const moved = openings.map((opened, at) =>
      at === to ? { seq: second.seq, fields: first.fields } : opened,
    );
    return this.of({ openings: moved }, [40]);
  }

  private changeOpening(): Made | undefined {
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

  private roll(change: (names: readonly string[], dice: Dice) => readonly string[]): Made {
    const households = change(this.bundle.roll.households, this.dice);
    return this.of({ roll: { ...this.bundle.roll, households } }, [50]);
  }

  private forgeHead(): Made {
    const size = this.bundle.leaves.length;
    const forged = this.bundle.checkpoint.replace(`\n${size}\n`, `\n${size + 1 + this.dice(5)}\n`);
    return this.of({ checkpoint: forged }, [10]);
  }

  private foreignKey(): Made {
    const { log, round, roundKey } = this.workshop;
    const foreign = new BundleWorkshop(log, round, keyFromWords(`key ${this.dice(9)}`), roundKey);
    const { checkpoint, seal } = foreign.seal(this.bundle);
    // With the key exchanged too, the log's own first entry still names the right one.
    if (this.dice(2) === 0) return this.of({ checkpoint, seal }, [10]);
    const { publicKey } = foreign.key;
    return this.of({ ...foreign.seal({ ...this.bundle, publicKey }) }, [30]);
  }

  private signedWrongHead(): Made {
    const { origin, leaves } = this.bundle;
    const root = Buffer.alloc(32, 1 + this.dice(200));
    const checkpoint = this.workshop.note(origin, leaves.length, root);
    return this.of(this.workshop.seal({ ...this.bundle, checkpoint }, 'seal'), [30]);
  }

  private changeTerms(): Made {
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

  private changePublished(sealed: boolean): Made {
    const changed = {
      ...this.bundle,
      published: this.pick(publishedWithAnotherNumber(this.bundle, this.dice)),
    };
    return this.of(sealed ? this.workshop.seal(changed, 'seal') : changed, [60, 70]);
  }

  private otherTier(): Made | undefined {
    const { tier } = this.bundle;
    const other = this.pick(
      (['world', 'household', 'owners', 'auditor'] as const).filter((one) => one !== tier),
    );
    // The list stands at its own tier only.
    if (tier === 'pseudonymous')
      return this.of(this.workshop.seal({ ...this.bundle, tier: other }, 'seal'), [5]);
    // A world's bundle may call itself that of a household, or of owners, of whom none has said anything: nothing more is
    // claimed by that.
    if (tier === 'world' && (other === 'household' || (other === 'owners' && isVote(this.bundle))))
      return undefined;
    return this.of(this.workshop.seal({ ...this.bundle, tier: other }, 'seal'), [40]);
  }

  /** The server itself writes another log and signs it: what was published and sealed tells, where it is opened. */
  private rewrite(how: Rewriting): Made | undefined {
    const { bundle } = this;
    if (bundle.tier !== 'auditor') return undefined;
    return rewrittenLog(bundle, this.workshop, how, this.dice);
  }
}

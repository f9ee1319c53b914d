import { fromHex } from '../ledger/bytes.ts';
import { commit } from '../ledger/commitment.ts';
import type { CommittedField, Leaf } from '../ledger/leaf.ts';
import type { OpenedEntry } from './bundle.ts';
import { erasedFault } from './checkErased.ts';
import { registerFault } from './salesIn.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, skipped, type Finding, type Sliced } from './verifyReport.ts';

const SLICE = 50;
/** The room list of an owners' vote: which dwelling chose what. */
const OPENED_TO_OWNERS = ['answers', 'building', 'household', 'owner', 'unit'];
const SALT_DIGITS = 64;

/**
 * Every opened value and salt gives the commitment of its leaf; nothing is opened that the tier may not see, and for an
 * auditor nothing of the round is left closed.
 */
export function* checkOpenings(context: VerifyContext): Sliced<Finding> {
  const { bundle } = context;
  const { openings, leaves, tier } = bundle;
  let last = -1;
  let count = 0;
  for (let i = 0; i < openings.length; i++) {
    const opened = openings[i] as OpenedEntry;
    const leaf = leaves[opened.seq];
    if (leaf === undefined || opened.seq <= last) return failed(`打开的第 ${opened.seq} 条没有，或者重复。`);
    last = opened.seq;
    const wrong = Object.keys(opened.fields).filter((field) => !fits(context, leaf, opened, field));
    if (wrong.length > 0) return failed(`第 ${opened.seq} 条打开的内容和封存的不一致：${wrong.join('、')}。`);
    count += Object.keys(opened.fields).length;
    if (i % SLICE === SLICE - 1) yield { step: 'openings', done: i, total: openings.length };
  }
  const beyond = erasedFault(context) ?? registerFault(context) ?? tierFault(context);
  if (beyond !== undefined) return failed(beyond);
  context.joinOpenings();
  if (tier === 'world') return skipped('公开的核对包里没有任何一户的内容。');
  if (tier === 'pseudonymous') return skipped('这份核对包里只有代号名单，没有打开的条目。');
  return ok(`打开了 ${openings.length} 条、${count} 处，都和封存的一致。`);
}

function fits(
  { crypto, log }: VerifyContext,
  leaf: Leaf,
  { seq, fields }: OpenedEntry,
  name: string,
): boolean {
  const field = name as CommittedField;
  const opening = fields[field];
  if (opening === undefined || opening.salt.length !== SALT_DIGITS) return false;
  return commit(crypto, { log, seq, field }, fromHex(opening.salt), opening.value) === leaf.c[field];
}

/** Who may see what is taken from the leaf of the opening: the terms are not yet proved at this step. */
function tierFault({ bundle, erased, roundLeaves, saidAtOpening }: VerifyContext): string | undefined {
  const { leaves, openings, tier } = bundle;
  const { kind, disclosure } = saidAtOpening;
  switch (tier) {
    case 'world':
      return openings.length === 0 ? undefined : '公开的核对包里不应有打开的内容。';
    case 'pseudonymous':
      return openings.length === 0 && disclosure === 'pseudonymous'
        ? undefined
        : '打开的超出了业主可以查阅的。';
    case 'household': {
      const households = new Set(openings.map(({ fields }) => fields.household?.value));
      return households.size <= 1 && !households.has(undefined) ? undefined : '打开的不止一户。';
    }
    case 'owners': {
      const beyond = openings.some(
        ({ seq, fields }) =>
          leaves[seq]?.t !== 'response' ||
          Object.keys(fields).some((field) => OPENED_TO_OWNERS.indexOf(field) < 0),
      );
      const isRoomList = kind === 'statutory' && disclosure === 'roomlist';
      return isRoomList && !beyond ? undefined : '打开的超出了业主可以查阅的。';
    }
    case 'auditor': {
      const opened = new Map(openings.map(({ seq, fields }) => [seq, Object.keys(fields).length]));
      const closed = roundLeaves.filter(
        ({ seq, c }) => !erased.has(seq) && (opened.get(seq) ?? 0) < Object.keys(c).length,
      );
      return closed.length === 0
        ? undefined
        : `第 ${closed
            .map(({ seq }) => seq)
            .slice(0, 5)
            .join('、')} 条没有打开。`;
    }
  }
}

import { toHex } from '../ledger/bytes.ts';
import { keyAfter, keyNamedBy } from '../ledger/keyRotation.ts';
import { COMMITTED_FIELDS, ENTRY_TYPES, type Leaf } from '../ledger/leaf.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding, type Sliced } from './verifyReport.ts';

const LEAF_MEMBERS = ['c', 'd', 'log', 'op', 'prev', 'roll', 'round', 'seq', 't', 'tm', 'v', 'via'];
const HASH = /^[0-9a-f]{64}$/;
const FIRST_PREV = '0'.repeat(64);
const SLICE = 500;

/** Every leaf is well formed, stands at its place and names the hash of the one before; the first opens the log. */
export function* checkLeaves(context: VerifyContext): Sliced<Finding> {
  yield* context.hashLeaves('leaves');
  const { bundle, hashes, log } = context;
  const { leaves } = bundle;
  for (let i = 0; i < leaves.length; i++) {
    const leaf = leaves[i] as Leaf;
    const fault = leafFault(leaf);
    if (fault !== undefined) return failed(`第 ${i} 条${fault}`);
    if (leaf.log !== log || leaf.seq !== i) return failed(`第 ${i} 条不在它自己的位置上。`);
    if (leaf.prev !== (hashes[i - 1] ?? FIRST_PREV)) return failed(`第 ${i} 条和上一条接不上。`);
    if ((leaf.t === 'genesis') !== (i === 0)) return failed(`第 ${i} 条：只有第 0 条是开簿，也必须是开簿。`);
    if (i % SLICE === SLICE - 1) yield { step: 'leaves', done: i, total: leaves.length };
  }
  if (leaves[0]?.d?.['origin'] !== bundle.origin)
    return failed('登记簿开簿时写下的钥匙或名字，和核对包里的不一样。');
  return checkKeys(context);
}

/** The key of the bundle is the one that the log was opened with, or was handed over to since, each by the one before. */
function checkKeys({ bundle, crypto }: VerifyContext): Finding {
  const [first] = bundle.leaves;
  let key = first === undefined ? undefined : keyNamedBy(first);
  let times = 0;
  for (const leaf of bundle.leaves) {
    if (leaf.t !== 'keyRotate') continue;
    key = keyAfter(crypto, leaf, key ?? '');
    if (key === undefined) return failed(`第 ${leaf.seq} 条更换钥匙没有新旧两把钥匙的签字，或签字不对。`);
    times += 1;
  }
  if (key !== bundle.publicKey)
    return failed(
      times === 0
        ? '登记簿开簿时写下的钥匙或名字，和核对包里的不一样。'
        : '登记簿换过钥匙，现在用的不是核对包里的这一把。',
    );
  const changed = times === 0 ? '' : `换过 ${times} 次签名的钥匙，每次新旧两把都签了字。`;
  return ok(`${bundle.leaves.length} 条，从第 0 条起一条不缺。${changed}`);
}

function leafFault(leaf: Leaf): string | undefined {
  const { c, d, log, op, prev, roll, round, seq, t, tm, v, via } = leaf as Partial<Leaf>;
  const isText = (value: unknown): boolean => typeof value === 'string';
  const mayBeText = (value: unknown): boolean => value === undefined || isText(value);
  if (Object.keys(leaf).some((key) => LEAF_MEMBERS.indexOf(key) < 0)) return '有不认识的内容。';
  if (v !== 1 || !isText(log) || typeof seq !== 'number' || !isText(prev)) return '写法不对。';
  if (!ENTRY_TYPES.some((type) => type === t)) return '是不认识的种类。';
  if (typeof tm !== 'number' || tm < 0 || tm % 600 !== 0) return '的时间不是整十分钟。';
  if (![op, roll, round, via].every(mayBeText)) return '写法不对。';
  if (d !== undefined && (typeof d !== 'object' || Array.isArray(d))) return '写法不对。';
  if (typeof c !== 'object' || Array.isArray(c)) return '写法不对。';
  const fields = Object.entries(c);
  const sound = fields.every(
    ([field, value]) => COMMITTED_FIELDS.some((known) => known === field) && HASH.test(String(value)),
  );
  return sound ? undefined : '的封存值写法不对。';
}

/** All leaves together give the root of the signed head. */
export function checkRoot({ tree, head }: VerifyContext): Finding {
  if (head === undefined || head.size !== tree.size)
    return failed(`存根上写 ${head?.size ?? 0} 条，核对包里有 ${tree.size} 条。`);
  const root = toHex(tree.root());
  return root === head.root ? ok(`根 ${root}`) : failed(`算出的根是 ${root}，存根上是 ${head.root}。`);
}

import type { Leaf } from '../ledger/leaf.ts';
import { sampleFault } from './checkSample.ts';
import { tellIncidents } from './tellIncidents.ts';
import type { VerifyContext } from './verifyContext.ts';
import { failed, ok, type Finding } from './verifyReport.ts';

/** How residents call the channels; the order in which they are told. */
const CHANNEL_NAMES: readonly (readonly [string, string])[] = [
  ['app', '小程序'],
  ['web', '网页'],
  ['paper', '纸质表'],
  ['door', '入户'],
  ['meeting', '座谈会'],
  ['designer', '设计师面对面'],
  ['call', '电话'],
];

/** Whole per mille, floored, as a percentage with one digit. */
function share(part: number, whole: number): string {
  const permille = whole === 0 ? 0 : Math.floor((1000 * part) / whole);
  return `${Math.floor(permille / 10)}.${permille % 10}%`;
}

/** Which channels the answers came through and how many each operator entered, from the public half alone; and the call-back sample. */
export function tellShares(context: VerifyContext): Finding {
  const { roundLeaves } = context;
  const fault = sampleFault(context);
  if (fault !== undefined) return failed(fault);
  const answers = roundLeaves.filter(({ t }) => t === 'response');
  const total = answers.length;
  const lines = CHANNEL_NAMES.flatMap(([via, name]) => {
    const count = answers.filter((leaf) => leaf.via === via).length;
    return count === 0 ? [] : [`${name} ${count} 条（${share(count, total)}）`];
  });
  const operators = operatorLines(answers, total);
  const own = answers.filter(({ op }) => op === undefined).length;
  const told = ['withdraw', 'dispute', 'void'].map(
    (type) => roundLeaves.filter(({ t }) => t === type).length,
  );
  const [withdrawn = 0, disputed = 0, voided = 0] = told;
  return ok(
    [
      `答复 ${total} 条：${lines.join('、')}`,
      `住户自己 ${own} 条${operators}`,
      `撤回 ${withdrawn} 条、异议 ${disputed} 条、作废 ${voided} 条。`,
    ].join('；') +
      tellSample(roundLeaves) +
      tellIncidents(context.bundle.leaves),
  );
}

/** How many entries were drawn to be called back; whoever drew none until the final result is told to have drawn none. */
function tellSample(roundLeaves: readonly Leaf[]): string {
  const drawn = roundLeaves.filter(({ t }) => t === 'auditSample')[0]?.d?.['drawn'];
  if (Array.isArray(drawn)) return `抽出 ${drawn.length} 条待回访（回访结果见结果页）。`;
  return roundLeaves.some(({ t }) => t === 'resultFinal') ? '没有抽查回访的记录。' : '';
}

function operatorLines(answers: readonly Leaf[], total: number): string {
  const byOperator = new Map<string, number>();
  for (const { op } of answers) if (op !== undefined) byOperator.set(op, (byOperator.get(op) ?? 0) + 1);
  const sorted = Array.from(byOperator).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return sorted
    .map(([op, count]) => `、经办人 ${op.slice(0, 8)} ${count} 条（${share(count, total)}）`)
    .join('');
}

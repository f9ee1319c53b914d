import type {
  DisputedOutcome,
  QuestionResult,
  ResultCell,
  UpgradeItem,
} from '../../../shared/round/result/result.ts';
import { votesFollow } from '../../../shared/round/result/votesFollow.ts';
import { Card } from '../components/Card.tsx';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { SECTION_WORDS } from '../words/names.ts';
import { countText, permilleText, yuanText } from '../words/numbers.ts';
import '../components/bars.scss';

interface QuestionResultCardProps {
  readonly question: QuestionResult;
  /** Numbers of fewer households are withheld. */
  readonly k: number;
  /** Why nothing follows from the round yet. */
  readonly short: string | undefined;
}

/** One question: what follows from it as a sentence, the rule with its numbers, then each option with its bar. */
export function QuestionResultCard({ question, k, short }: QuestionResultCardProps) {
  const { section, outcome, cells, answered } = question;
  const count = (value: number | null): string => (value === null ? '不公布' : `${countText(value)} 户`);
  return (
    <Card
      title={question.title}
      mark={
        <Tag tone={section === 'general' ? 'plain' : section} shape={SECTION_WORDS[section].shape}>
          {SECTION_WORDS[section].name}
        </Tag>
      }
    >
      <Box className="stack">
        {short !== undefined && outcome.kind !== 'counts' && <Box className="result__sentence">{short}</Box>}
        <Box className="result__sentence">{sentenceOf(question)}</Box>
        {'needsVote' in outcome && votesFollow(outcome) && (
          <Box>
            <Tag tone="warn">需业主表决</Tag>
            <Box className="small">依据：{outcome.legalEffect}</Box>
          </Box>
        )}
        {'inequalities' in outcome &&
          outcome.inequalities.map((rule) => (
            <Box key={rule.rule} className="small">
              怎么算的：{rule.text}
            </Box>
          ))}
        {outcome.kind === 'upgrade' ? (
          <UpgradeTable items={outcome.items} count={count} />
        ) : (
          cells.some(({ count: shown }) => shown !== null) && (
            <Box as="ul" className="stack">
              {cells.map((cell) => (
                <Bar key={cell.optionId} cell={cell} of={answered} text={count(cell.count)} />
              ))}
            </Box>
          )
        )}
        {question.approval !== undefined && question.approval.agree !== null && (
          <Box className="small">
            同意率：占答复的 {permilleText(question.approval.ofAnswered)}，占全部计入住户的{' '}
            {permilleText(question.approval.ofDenominator)}。
          </Box>
        )}
        {question.ifDisputed !== undefined && <Box>{disputedText(question.ifDisputed)}</Box>}
        <Box className="small">
          问到这一题的答复：{count(answered)}
          {question.unstated !== null && question.unstated > 0
            ? `，其中 ${question.unstated} 户没有选或一家两种意见`
            : ''}
          {question.asOf === 'close' ? '（截止时的户数）' : ''}
          {question.suppressed
            ? `。为了不让人猜出是哪一家，少于 ${k} 户的数字、和能推算出它的数字，都不公布。`
            : '。'}
        </Box>
      </Box>
    </Card>
  );
}

/** What follows, and where no number of the question may be told, that. */
function sentenceOf({ type, outcome, cells, answered, sentence }: QuestionResult): string {
  if (type === 'text') return '大家写的话不逐条公布，由社区整理后答复。';
  const nothing =
    outcome.kind === 'counts' && answered !== null && cells.every(({ count }) => count === null);
  return nothing ? `已征集 ${countText(answered)} 户；各选项的户数都不公布。` : sentence;
}

function disputedText({ survives, sameWithThem }: DisputedOutcome): string {
  if (survives) return '有异议的答复就算全部倒向另一边，这一项的结果也不变。';
  return sameWithThem
    ? '有异议的答复照原样算上，结果不变；如果全部倒向另一边，结果可能会变。'
    : '有异议的答复先没有算；如果照原样算上，结果会变。';
}

function Bar({
  cell,
  of,
  text,
}: {
  readonly cell: ResultCell;
  readonly of: number | null;
  readonly text: string;
}) {
  const percent =
    cell.count === null || of === null || of === 0 ? 0 : Math.min(100, Math.floor((100 * cell.count) / of));
  return (
    <Box as="li" className="bar">
      <Box className="bar__words">
        <Words>{cell.label}</Words>
        <Words className="bar__count">{text}</Words>
      </Box>
      <Box className="bar__rule" aria-hidden>
        <Box className="bar__done" style={{ width: `${percent}%` }} />
      </Box>
    </Box>
  );
}

const DECISIONS = {
  included: '列入',
  'over-budget': '预算不够，这次不列入',
  'not-chosen': '没有人选',
} as const;

function UpgradeTable({
  items,
  count,
}: {
  readonly items: readonly UpgradeItem[];
  readonly count: (value: number | null) => string;
}) {
  const columns: readonly TableColumn<UpgradeItem>[] = [
    { id: 'label', title: '项目', cell: (item) => item.label },
    { id: 'approvals', title: '选的户数', cell: (item) => count(item.approvals), numeric: true },
    { id: 'cost', title: '造价', cell: (item) => yuanText(item.costFen), numeric: true },
    {
      id: 'decision',
      title: '结果',
      cell: (item) => `${DECISIONS[item.decision]}${votesFollow(item) ? '（需业主表决）' : ''}`,
    },
  ];
  return (
    <Table
      caption="按选的户数排列，预算内依次列入"
      columns={columns}
      rows={items}
      rowId={(item) => item.optionId}
    />
  );
}

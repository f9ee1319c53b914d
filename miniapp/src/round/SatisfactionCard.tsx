import type {
  ItemScore,
  SatisfactionResult,
  SatisfactionScore,
} from '../../../shared/round/satisfaction/satisfaction.ts';
import { Card } from '../components/Card.tsx';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { countText, permilleText } from '../words/numbers.ts';
import { sourceText } from '../words/names.ts';
import { scoreText } from './resultWords.ts';
import '../components/bars.scss';

interface SatisfactionCardProps {
  readonly satisfaction: SatisfactionResult;
  /** Scores of fewer households are withheld. */
  readonly k: number;
}

const COLUMNS: readonly TableColumn<ItemScore>[] = [
  { id: 'label', title: '项目', cell: ({ label }) => label },
  { id: 'score', title: '得分', cell: ({ scoreTenths }) => scoreText(scoreTenths), numeric: true },
  { id: 'interval', title: '范围', cell: intervalText, numeric: true },
  { id: 'n', title: '打分的户数', cell: countOf, numeric: true },
  { id: 'standing', title: '说明', cell: standingText },
];

/** 效果评价: the whole score as a sentence and a bar, with how many households it stands on and how sure it is. */
export function SatisfactionCard({ satisfaction, k }: SatisfactionCardProps) {
  const { overall, dimensions, items, limits } = satisfaction;
  return (
    <Card title="大家打了多少分" mark={<StandingTag score={overall} />}>
      <Box className="stack">
        <Box className="result__first">
          {overall.scoreTenths === null
            ? `打分的不到 ${k} 户，不公布得分。`
            : `总分 ${scoreText(overall.scoreTenths)}（满分 100）。`}
        </Box>
        <ScoreBar label="总分" score={overall} />
        <Box>{basisText(overall)}</Box>
        {dimensions.length > 0 && (
          <Box as="ul" className="stack" aria-label="各方面得分">
            {dimensions.map((score) => (
              <Box as="li" key={score.dimension}>
                <ScoreBar label={score.label} score={score} />
                <Box className="small">
                  {basisText(score)} {sourceText(score.source)}
                </Box>
              </Box>
            ))}
          </Box>
        )}
        {items.length > dimensions.length && (
          <Table
            caption="每一项的得分"
            columns={COLUMNS}
            rows={items}
            rowId={({ questionId, rowId }) => `${questionId} ${rowId ?? ''}`}
          />
        )}
        <Box className="small">
          怎么算的：每户先把自己打过分的各项平均（1 到 5 分对应 0、25、50、75、100
          分），再把各户平均，一户只算一次。 “上下”是 95% 的把握范围，全部住户都打了分就没有上下。打分不到 {k}{' '}
          户的、或者能推算出来的不公布。 超过 {limits.smallCommunityHouseholds} 户的小区打分不到{' '}
          {limits.minAnswers} 户，或者打分率不到 {limits.minRatePercent}
          %，标“样本不足”：照样公布，不参加排名。
        </Box>
      </Box>
    </Card>
  );
}

function StandingTag({ score }: { readonly score: SatisfactionScore }) {
  return score.standing === 'ranked' ? null : <Tag tone="warn">{standingText(score)}</Tag>;
}

function standingText({ standing }: SatisfactionScore): string {
  return { ranked: '', insufficient: '样本不足', withheld: '不公布' }[standing];
}

function intervalText({ halfWidthTenths }: SatisfactionScore): string {
  return halfWidthTenths === null ? '—' : `上下 ${scoreText(halfWidthTenths)}`;
}

function countOf({ n, households }: SatisfactionScore): string {
  return n === null ? '—' : `${countText(n)}/${countText(households)} 户`;
}

function basisText(score: SatisfactionScore): string {
  const { n, ratePermille, standing } = score;
  if (standing === 'withheld' || n === null) return '户数太少或能推算出来，不公布。';
  const few = standing === 'insufficient' ? '，样本不足，不参加排名' : '';
  return `${countOf(score)}打了分（${permilleText(ratePermille)}），${intervalText(score)}${few}。`;
}

function ScoreBar({ label, score }: { readonly label: string; readonly score: SatisfactionScore }) {
  const { scoreTenths, halfWidthTenths } = score;
  const low = Math.max(0, (scoreTenths ?? 0) - (halfWidthTenths ?? 0));
  const high = Math.min(1000, (scoreTenths ?? 0) + (halfWidthTenths ?? 0));
  return (
    <Box className="bar">
      <Box className="bar__words">
        <Words>{label}</Words>
        <Words className="bar__count">{scoreText(scoreTenths)}</Words>
      </Box>
      <Box className="bar__rule" aria-hidden>
        {scoreTenths !== null && <Box className="bar__done" style={{ width: `${scoreTenths / 10}%` }} />}
        {scoreTenths !== null && high > low && (
          <Box className="bar__range" style={{ left: `${low / 10}%`, width: `${(high - low) / 10}%` }} />
        )}
      </Box>
    </Box>
  );
}

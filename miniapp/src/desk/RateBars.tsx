import type { ComplaintRateRow } from '../../../shared/complaint/complaintRates.ts';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { dateText } from '../words/dates.ts';
import { countText, permilleText } from '../words/numbers.ts';

interface RateBarsProps {
  readonly total: ComplaintRateRow;
  readonly from: string;
  readonly to: string;
}

/** The three rates of everything shown as bars, each with its sentence; whoever has not rated is named beside them. */
export function RateBars({ total, from, to }: RateBarsProps) {
  const { figures } = total;
  const ended = figures.confirmed + figures.reopenedAtEnd + figures.closedUnresolved;
  const bars = [
    {
      name: '响应率',
      permille: total.respondedPermille,
      words: `应回应 ${countText(figures.due)} 件，按时回应 ${countText(figures.respondedInTime)} 件`,
    },
    {
      name: '解决率',
      permille: total.resolvedPermille,
      words: `有结论 ${countText(ended)} 件，居民确认解决 ${countText(figures.confirmed)} 件`,
    },
    {
      name: '满意率',
      permille: total.satisfiedPermille,
      words: `已评价 ${countText(figures.rated)} 件，满意 ${countText(figures.satisfied)} 件`,
    },
  ];
  return (
    <Card title={`${dateText(from)} 到 ${dateText(to)}`}>
      <Box className="stack">
        <Box className="large">
          反映 {countText(figures.filed)} 件，还有 {countText(figures.unrated)} 件未评价。
        </Box>
        <Box as="ul" className="stack">
          {bars.map(({ name, permille, words }) => (
            <Box as="li" key={name}>
              <Box>
                {name} {permilleText(permille)}：{words}
              </Box>
              <Box className="desk__bar" aria-hidden>
                <Box className="desk__filled" style={{ width: `${(permille ?? 0) / 10}%` }} />
              </Box>
            </Box>
          ))}
        </Box>
        <Box className="small">未评价不算解决，也不算满意，单独列出。百分比只舍不入。</Box>
      </Box>
    </Card>
  );
}

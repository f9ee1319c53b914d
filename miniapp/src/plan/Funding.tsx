import { FUNDING_SOURCE_NAMES } from '../../../shared/plan/menuItem.ts';
import type { FundingLine, Plan } from '../../../shared/plan/plan.ts';
import { flooredPermille } from '../../../shared/round/counting/solicitationRate.ts';
import { Cell } from '../components/Cell.tsx';
import { Box, Words } from '../platform/box.tsx';
import { permilleText, wanYuanText } from '../words/numbers.ts';
import { Part } from './Part.tsx';

/** Where the money comes from: a sentence, a bar, and the same as a list. */
export function Funding({ plan }: { readonly plan: Plan }) {
  const { funding, totalFen } = plan;
  const share = (line: FundingLine): number | null => flooredPermille(line.amountFen, totalFen);
  const residents = funding.find(({ source }) => source === 'residents');
  return (
    <Part id="plan-funding" title="花多少钱，谁出">
      <Box className="large">
        一共 {wanYuanText(totalFen)}
        {residents === undefined ? '，居民不用出钱' : `，其中居民出 ${wanYuanText(residents.amountFen)}`}
      </Box>
      <Box className="plan__bar" aria-hidden>
        {funding.map((line, index) => (
          <Box
            key={line.source}
            className={`plan__bar-part plan__bar-part--${index % 4}`}
            style={{ flexGrow: Math.max(1, Math.floor(line.amountFen / 100)) }}
          />
        ))}
      </Box>
      <Box>
        {funding.map((line) => (
          <Cell
            key={line.source}
            title={FUNDING_SOURCE_NAMES[line.source]}
            value={`${wanYuanText(line.amountFen)}，占 ${permilleText(share(line))}`}
          />
        ))}
        <Cell
          title={<Words as="strong">合计</Words>}
          value={<Words as="strong">{wanYuanText(totalFen)}</Words>}
        />
      </Box>
      <Box className="small">百分数舍去多余的位数，加起来可能差一点；金额以元为准。</Box>
    </Part>
  );
}

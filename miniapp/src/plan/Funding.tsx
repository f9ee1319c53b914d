import { FUNDING_SOURCE_NAMES } from '../../../shared/plan/menuItem.ts';
import type { FundingLine, Plan } from '../../../shared/plan/plan.ts';
import { flooredPermille } from '../../../shared/round/solicitationRate.ts';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { permilleText, wanYuanText } from '../words/numbers.ts';
import { Part } from './Part.tsx';

/** Where the money comes from: a sentence, bars, and the same as a table. */
export function Funding({ plan }: { readonly plan: Plan }) {
  const { funding, totalFen } = plan;
  const share = (line: FundingLine): number | null => flooredPermille(line.amountFen, totalFen);
  const residents = funding.find(({ source }) => source === 'residents');
  const columns: readonly TableColumn<FundingLine>[] = [
    { id: 'source', title: '谁出钱', cell: (line) => FUNDING_SOURCE_NAMES[line.source] },
    { id: 'amount', title: '金额', cell: (line) => wanYuanText(line.amountFen), numeric: true },
    { id: 'share', title: '占', cell: (line) => permilleText(share(line)), numeric: true },
  ];
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
            style={{ width: `${(share(line) ?? 0) / 10}%` }}
          />
        ))}
      </Box>
      {funding.length > 0 && (
        <Table
          caption="资金来源"
          captionHidden
          columns={columns}
          rows={funding}
          rowId={(line) => line.source}
          totals={{ source: '合计', amount: wanYuanText(totalFen), share: '' }}
        />
      )}
      <Box className="small">百分数舍去多余的位数，加起来可能差一点；金额以元为准。</Box>
    </Part>
  );
}

import type {
  ComplaintRateRow,
  ComplaintRates,
  RateFigure,
  RateGroup,
} from '../../../shared/complaint/complaintRates.ts';
import { Table } from '../components/Table.tsx';
import { Box, Words } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { countText, permilleText } from '../words/numbers.ts';
import { FIGURE_NAMES } from './figureNames.ts';
import { figureAddress, type RatesView } from './ratesView.ts';

/** What the rows of the table are. */
export const GROUP_NAMES: Readonly<Record<RateGroup, string>> = {
  community: '小区',
  organisation: '承办单位',
  category: '类别',
  stage: '反映时的阶段',
  month: '反映的月份',
};

interface RateTableProps {
  readonly rates: ComplaintRates;
  readonly view: RatesView;
}

/** The rates of each group and of all; each is written with its numbers, and each number opens its rows. */
export function RateTable({ rates, view }: RateTableProps) {
  const part = (row: ComplaintRateRow, figure: RateFigure) => (
    <Figure row={row} figure={figure} rates={rates} view={view} total={row === rates.total} />
  );
  const cells = (row: ComplaintRateRow) => ({
    filed: part(row, 'filed'),
    responded: (
      <>
        <Words as="strong">{permilleText(row.respondedPermille)}</Words>
        <Box className="desk__parts">
          {part(row, 'respondedInTime')}
          {part(row, 'due')}
        </Box>
      </>
    ),
    resolved: (
      <>
        <Words as="strong">{permilleText(row.resolvedPermille)}</Words>
        <Box className="desk__parts">
          {part(row, 'confirmed')}
          {part(row, 'reopenedAtEnd')}
          {part(row, 'closedUnresolved')}
        </Box>
      </>
    ),
    satisfied: (
      <>
        <Words as="strong">{permilleText(row.satisfiedPermille)}</Words>
        <Box className="desk__parts">
          {part(row, 'satisfied')}
          {part(row, 'rated')}
        </Box>
      </>
    ),
    unrated: part(row, 'unrated'),
  });
  return (
    <Table
      caption={`三个率，按${GROUP_NAMES[rates.by]}`}
      rows={rates.rows}
      rowId={({ key }) => key}
      columns={[
        { id: 'label', title: GROUP_NAMES[rates.by], cell: ({ label }) => label },
        { id: 'filed', title: '反映件数', numeric: true, cell: (row) => cells(row).filed },
        { id: 'responded', title: '响应率', numeric: true, cell: (row) => cells(row).responded },
        { id: 'resolved', title: '解决率', numeric: true, cell: (row) => cells(row).resolved },
        { id: 'satisfied', title: '满意率', numeric: true, cell: (row) => cells(row).satisfied },
        { id: 'unrated', title: '未评价', numeric: true, cell: (row) => cells(row).unrated },
      ]}
      totals={{ label: '合计', ...cells(rates.total) }}
    />
  );
}

interface FigureProps extends RateTableProps {
  readonly row: ComplaintRateRow;
  readonly figure: RateFigure;
  readonly total: boolean;
}

function Figure({ row, figure, rates, view, total }: FigureProps) {
  const count = row.figures[figure];
  const words = `${FIGURE_NAMES[figure]} ${countText(count)}`;
  if (count === 0) return <Box className="small">{words}</Box>;
  return (
    <Press
      className="table__link"
      aria-label={`${total ? '合计' : row.label}，${words} 件，看每一件`}
      onPress={() => openPage(paths.desk(figureAddress(view, rates, total ? undefined : row.key, figure)))}
    >
      {words}
    </Press>
  );
}

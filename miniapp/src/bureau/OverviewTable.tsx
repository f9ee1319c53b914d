import type { OverviewRow } from '../../../shared/community/community.ts';
import { Table, type TableColumn } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { ROUND_STATUS_NAMES, stageName } from '../words/names.ts';
import { countText, permilleText } from '../words/numbers.ts';
import { scoreSentence, scoreText } from './scoreWords.ts';
import { isAmber, overviewTotals, type OverviewView, type SortKey } from './overviewTable.ts';

interface OverviewTableProps {
  readonly rows: readonly OverviewRow[];
  readonly view: OverviewView;
  readonly onChange: (part: Partial<OverviewView>) => void;
}

/** The communities with stage and both rates; the name opens the solicitation. */
export function OverviewTable({ rows, view, onChange }: OverviewTableProps) {
  const order = (sort: SortKey): NonNullable<TableColumn<OverviewRow>['order']> => ({
    now: view.sort !== sort ? 'none' : view.descending ? 'descending' : 'ascending',
    onPress: () => onChange({ sort, descending: view.sort === sort && !view.descending }),
  });
  const totals = overviewTotals(rows);
  return (
    <Table
      caption={`各小区的阶段、征集率和满意度（${countText(rows.length)} 个小区）`}
      rows={rows}
      rowId={(row) => row.communityId}
      rowWarns={isAmber}
      columns={[
        { id: 'name', title: '小区', order: order('name'), cell: (row) => <Name row={row} /> },
        {
          id: 'region',
          title: '辖区',
          breaks: 'spaces',
          order: order('region'),
          cell: (row) => row.regionName,
        },
        {
          id: 'stage',
          title: '阶段',
          breaks: 'never',
          order: order('stage'),
          cell: (row) => stageName(row.stage),
        },
        {
          id: 'households',
          title: '户数',
          numeric: true,
          order: order('households'),
          cell: (row) => countText(row.households),
        },
        {
          id: 'official',
          title: '征集率',
          numeric: true,
          order: order('official'),
          cell: (row) => <Rate rate={row.round?.official} />,
        },
        {
          id: 'strict',
          title: '全体口径',
          numeric: true,
          order: order('strict'),
          cell: (row) => (
            <>
              <Rate rate={row.round?.strict} />
              {isAmber(row) && (
                <Box className="bureau__warn">不到 {row.round?.thresholdPercent}%，请核对不计入的住户</Box>
              )}
            </>
          ),
        },
        {
          id: 'need',
          title: '还差',
          numeric: true,
          order: order('need'),
          cell: ({ round }) => <Need round={round} />,
        },
        {
          id: 'satisfaction',
          title: '满意度',
          numeric: true,
          order: order('satisfaction'),
          cell: (row) => <Satisfaction row={row} />,
        },
      ]}
      totals={{
        name: `合计 ${countText(totals.communities)} 个小区`,
        households: countText(totals.households),
        official: <Rate rate={totals.official} />,
        strict: <Rate rate={totals.strict} />,
        need: (
          <>
            <Box>{countText(totals.need)} 户</Box>
            <Box className="small">
              {totals.met}/{totals.solicited} 个达标
            </Box>
          </>
        ),
      }}
    />
  );
}

function Name({ row }: { readonly row: OverviewRow }) {
  const { round } = row;
  if (round === null) return <Words>{row.name}</Words>;
  return (
    <Press
      className="table__link"
      aria-label={`${row.name}，看${round.title}的征集进度`}
      onPress={() => openPage(paths.participation(round.roundId))}
    >
      {row.name}
    </Press>
  );
}

function Need({ round }: Pick<OverviewRow, 'round'>) {
  if (round === null) return <Words>没有征集</Words>;
  return (
    <>
      <Box>{round.official.met ? '已达标' : `${countText(round.official.need)} 户`}</Box>
      <Box className="small">{ROUND_STATUS_NAMES[round.status]}</Box>
    </>
  );
}

function Satisfaction({ row: { communityId, name, satisfaction } }: { readonly row: OverviewRow }) {
  if (satisfaction === null) return <Words>—</Words>;
  const { overall } = satisfaction;
  return (
    <>
      <Press
        className="table__link"
        aria-label={`${scoreText(overall)}，看${name}满意度的分项：${scoreSentence(overall)}`}
        onPress={() => openPage(paths.satisfaction(communityId))}
      >
        {scoreText(overall)}
      </Press>
      {overall.n !== null && (
        <Words className="small">
          {countText(overall.n)}/{countText(overall.households)} 户
        </Words>
      )}
      {overall.standing === 'insufficient' && <Tag tone="warn">样本不足</Tag>}
    </>
  );
}

interface RateProps {
  readonly rate:
    { readonly answered: number; readonly denominator: number; readonly permille: number | null } | undefined;
}

function Rate({ rate }: RateProps) {
  if (rate === undefined) return <Words>—</Words>;
  return (
    <>
      <Words as="strong">{permilleText(rate.permille)}</Words>
      <Box className="small">
        {countText(rate.answered)}/{countText(rate.denominator)}
      </Box>
    </>
  );
}

import { useState } from 'react';
import type { OverviewRow } from '../../../shared/community/community.ts';
import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Screen } from '../components/Screen.tsx';
import { Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useOverview } from '../store/useOverview.ts';
import { dateText } from '../words/dates.ts';
import { stageName } from '../words/names.ts';
import { countText } from '../words/numbers.ts';
import { actors, blockers, BOARD_FILTERS, boardRows, daysLate, type BoardFilter } from './boardRows.ts';

const FILTER_NAMES: Readonly<Record<BoardFilter, string>> = {
  all: '全部',
  blocked: '有前置条件没满足',
  late: '已经晚了',
};

/** 阶段看板: each community's stage and window, what blocks it and who must act. */
export default function StageBoardPage() {
  const overview = useOverview();
  const [filter, setFilter] = useState<BoardFilter>('all');
  return (
    <Screen title="阶段看板" wide>
      <AsyncView
        state={overview}
        rows={8}
        empty={(rows) => rows.length === 0}
        emptyWords="您的辖区里还没有小区。"
        emptyAction={{ label: '刷新', onPress: overview.retry }}
      >
        {(rows) => {
          const shown = boardRows(rows, filter);
          return (
            <Box className="stack">
              <Box as="p" className="large">
                {countText(rows.length)} 个小区，{countText(boardRows(rows, 'blocked').length)}{' '}
                个有前置条件没满足，{countText(boardRows(rows, 'late').length)} 个晚于计划。
              </Box>
              <Choice
                name="board-filter"
                legend="看哪些小区"
                segments
                options={BOARD_FILTERS.map((id) => ({ id, label: FILTER_NAMES[id] }))}
                picked={[filter]}
                onChange={([picked]) => setFilter(BOARD_FILTERS.filter((id) => id === picked)[0] ?? 'all')}
              />
              {shown.length === 0 ? <Box>没有这样的小区。</Box> : <BoardTable rows={shown} />}
              {overview.more && (
                <Button busy={overview.loading} onPress={overview.loadMore}>
                  再载入 100 个
                </Button>
              )}
            </Box>
          );
        }}
      </AsyncView>
    </Screen>
  );
}

function BoardTable({ rows }: { readonly rows: readonly OverviewRow[] }) {
  return (
    <Table
      caption={`各小区的阶段和前置条件（${countText(rows.length)} 个小区）`}
      rows={rows}
      rowId={({ communityId }) => communityId}
      rowWarns={(row) => daysLate(row) > 0}
      columns={[
        { id: 'name', title: '小区', cell: ({ name }) => name },
        { id: 'stage', title: '阶段', breaks: 'never', cell: ({ stage }) => stageName(stage) },
        { id: 'window', title: '计划时间', cell: (row) => <Window row={row} /> },
        { id: 'blocks', title: '被什么挡住', cell: (row) => <Blockers row={row} /> },
        { id: 'who', title: '谁来办', cell: actors },
      ]}
      action={{
        label: () => '办理',
        onPress: ({ communityId }) => openPage(paths.stageRecords(communityId)),
      }}
    />
  );
}

function Window({ row }: { readonly row: OverviewRow }) {
  const { window } = row;
  if (window === null) return <>计划里没有写</>;
  return (
    <>
      {dateText(window.startsOn)} 到 {dateText(window.endsOn)}
      {window.daysLate > 0 && <Tag tone="bad">{`晚 ${window.daysLate} 天`}</Tag>}
      {window.alongside.length > 0 && <Box className="small">同时进行：{window.alongside.join('、')}</Box>}
    </>
  );
}

function Blockers({ row }: { readonly row: OverviewRow }) {
  const lines = blockers(row);
  const waived = row.outlook.waived ?? [];
  return (
    <>
      {lines.map((line) => (
        <Box key={line}>{line}</Box>
      ))}
      {waived.map((gate) => (
        <Tag key={gate} tone="info">{`已豁免：${GATE_WORDS[gate].name}`}</Tag>
      ))}
      {row.shaken.map((gate) => (
        <Tag key={gate} tone="warn">{`争议后不足：${GATE_WORDS[gate].name}`}</Tag>
      ))}
      {lines.length + waived.length + row.shaken.length === 0 && <>没有</>}
    </>
  );
}

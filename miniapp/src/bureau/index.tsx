import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { maySaveFile, saveTextFile } from '../platform/saveFile.ts';
import { useOverview } from '../store/useOverview.ts';
import { countText, permilleText } from '../words/numbers.ts';
import { overviewCsv } from './overviewCsv.ts';
import { OverviewFilters } from './OverviewFilters.tsx';
import { overviewTotals, shownRows } from './overviewTable.ts';
import { OverviewTable } from './OverviewTable.tsx';
import { STAGE_ORDER } from './stageOrder.ts';
import { useOverviewView } from './useOverviewView.ts';
import './bureau.scss';

/** 总览: every community in scope against its threshold. */
export default function BureauIndexPage() {
  const overview = useOverview();
  const [view, change] = useOverviewView();
  return (
    <Screen title="总览" wide>
      <AsyncView
        state={overview}
        rows={8}
        empty={(rows) => rows.length === 0}
        emptyWords="您的辖区里还没有小区。"
        emptyAction={{ label: '刷新', onPress: overview.retry }}
      >
        {(rows) => {
          const shown = shownRows(rows, view, STAGE_ORDER);
          const totals = overviewTotals(shown);
          return (
            <Box className="stack">
              <Box as="p" className="large">
                {countText(totals.solicited)} 个小区开展过征集，{countText(totals.met)} 个达标
                {totals.need > 0 ? `，合计还差 ${countText(totals.need)} 户` : ''}。
              </Box>
              <Box as="p" className="small">
                按户合计：征集率 {permilleText(totals.official.permille)}（
                {countText(totals.official.answered)}/{countText(totals.official.denominator)} 户），全体口径{' '}
                {permilleText(totals.strict.permille)}（{countText(totals.strict.answered)}/
                {countText(totals.strict.denominator)} 户）。百分比只舍不入。
              </Box>
              <OverviewFilters rows={rows} view={view} onChange={change} />
              {shown.length === 0 ? (
                <Box className="empty">
                  <Box className="empty__words">没有符合条件的小区。</Box>
                  <Button onPress={() => change({ region: '', stage: '', below: false })}>
                    去掉筛选，看全部
                  </Button>
                </Box>
              ) : (
                <OverviewTable rows={shown} view={view} onChange={change} />
              )}
              {overview.more && (
                <>
                  <Box className="small">
                    已载入 {countText(rows.length)} 个小区，后面还有；合计只算已载入的。
                  </Box>
                  <Button busy={overview.loading} onPress={overview.loadMore}>
                    再载入 100 个
                  </Button>
                </>
              )}
              <Box className="row">
                <Button small busy={overview.loading} onPress={overview.retry}>
                  刷新
                </Button>
                {maySaveFile && shown.length > 0 && (
                  <Button
                    small
                    onPress={() =>
                      saveTextFile('小区征集总览.csv', overviewCsv(shown), 'text/csv;charset=utf-8')
                    }
                  >
                    导出表格（CSV）
                  </Button>
                )}
              </Box>
            </Box>
          );
        }}
      </AsyncView>
    </Screen>
  );
}

import { useState } from 'react';
import type { SatisfactionRound } from '../../../shared/community/satisfactionTrend.ts';
import type { DimensionScore, ItemScore } from '../../../shared/round/satisfaction/satisfaction.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Select } from '../components/Select.tsx';
import { Table } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { maySaveFile, saveTextFile } from '../platform/saveFile.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { countText, permilleText } from '../words/numbers.ts';
import { satisfactionCsv } from './satisfactionCsv.ts';
import { ScoreTrend } from './ScoreTrend.tsx';
import { scoreText } from './scoreWords.ts';
import './bureau.scss';

/** One community's 效果评价: how it went from one to the next, and the dimensions and items of each. */
export default function SatisfactionPage() {
  const communityId = usePageParam('communityId');
  const community = useCommunitySummary(communityId);
  const rounds = useCall(
    'GET /communities/:communityId/satisfaction',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  const [picked, setPicked] = useState('');
  if (communityId === undefined)
    return <IncompleteLink title="效果评价" what="哪个小区" from="bureau" wide />;
  return (
    <Screen title="效果评价" wide contact={community?.contact}>
      <AsyncView
        state={rounds}
        rows={6}
        empty={({ items }) => items.length === 0}
        emptyWords="这个小区还没有截止的效果评价。"
      >
        {({ items }) => {
          const shown = items.find(({ roundId }) => roundId === picked) ?? items[items.length - 1];
          const name = community?.name ?? '';
          return (
            <Box className="stack">
              <Card title={`${name} · 总体得分`}>
                <ScoreTrend rounds={items} />
              </Card>
              {items.length > 1 && (
                <Select
                  id="round"
                  label="看哪一次的分项"
                  value={shown?.roundId ?? ''}
                  onSelect={setPicked}
                  options={items.map(({ roundId, title }) => ({ id: roundId, label: title }))}
                />
              )}
              {shown !== undefined && <Scores round={shown} />}
              <Box className="row">
                {shown !== undefined && (
                  <Button small onPress={() => openPage(paths.result(shown.roundId))}>
                    看统计结果
                  </Button>
                )}
                {maySaveFile && (
                  <Button
                    small
                    onPress={() =>
                      saveTextFile(
                        `${name}效果评价.csv`,
                        satisfactionCsv(name, items),
                        'text/csv;charset=utf-8',
                      )
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

function Scores({ round: { title, result } }: { readonly round: SatisfactionRound }) {
  const { minAnswers, smallCommunityHouseholds, minRatePercent } = result.limits;
  return (
    <>
      <ScoreTable caption={`${title} · 各方面`} scores={result.dimensions} />
      {result.items.length > result.dimensions.length && (
        <ScoreTable caption={`${title} · 各题目`} scores={result.items} />
      )}
      <Box as="p" className="small">
        得分是各户得分的平均，5 档对应 0 到 100 分；误差是 95% 区间的一半。超过 {smallCommunityHouseholds}{' '}
        户的小区不到 {minAnswers} 户打分，或打分率不到 {minRatePercent}
        %，标“样本不足”：照样列出，不参加排名（示例默认）。
      </Box>
    </>
  );
}

function ScoreTable({
  caption,
  scores,
}: {
  readonly caption: string;
  readonly scores: readonly (DimensionScore | ItemScore)[];
}) {
  return (
    <Table
      caption={caption}
      rows={scores}
      rowId={(score) =>
        'questionId' in score ? `${score.questionId} ${score.rowId ?? ''}` : score.dimension
      }
      columns={[
        { id: 'label', title: '名称', cell: ({ label }) => label },
        { id: 'score', title: '得分', numeric: true, cell: scoreText },
        {
          id: 'n',
          title: '打分户数',
          numeric: true,
          cell: ({ n, households }) => (n === null ? '—' : `${countText(n)}/${countText(households)}`),
        },
        {
          id: 'rate',
          title: '打分率',
          numeric: true,
          cell: ({ ratePermille }) => permilleText(ratePermille),
        },
        {
          id: 'standing',
          title: '说明',
          cell: ({ standing }) =>
            ({ ranked: '—', insufficient: '样本不足', withheld: '户数太少，不公布' })[standing],
        },
      ]}
    />
  );
}

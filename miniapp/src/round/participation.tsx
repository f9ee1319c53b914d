import { useEffect, useRef } from 'react';
import type { Participation } from '../../../shared/round/counting/participation.ts';
import { AsyncView, Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { announce } from '../store/announceStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useVoteDetour } from '../store/useVoteDetour.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { useRound } from '../store/useRound.ts';
import { timeText, untilText } from '../words/dates.ts';
import { liveText } from '../words/liveText.ts';
import { ROUND_STATUS_NAMES } from '../words/names.ts';
import { needText, permilleText } from '../words/numbers.ts';
import { BuildingRows } from './BuildingRows.tsx';
import './ballot.scss';

/** 征集进度: how many households have answered, live; never what they chose. */
export default function ParticipationPage() {
  const roundId = usePageParam('roundId');
  const state = useRound(roundId);
  const round = state.value;
  const { participation, live, at } = useParticipation(roundId);
  const community = useCommunitySummary(round?.communityId);
  useVoteDetour(round, paths.vote);
  useAnnouncedNumbers(participation);
  if (roundId === undefined) return <IncompleteLink title="征集进度" what="哪一轮征集" from="rounds" />;
  return (
    <Screen
      title="征集进度"
      contact={community?.contact}
      actions={
        round?.mine?.mayAnswer.ok === true && (
          <Button kind="primary" onPress={() => openPage(paths.ballot(roundId))}>
            {round.mine.answered ? '修改我家的答复' : '现在去答复'}
          </Button>
        )
      }
    >
      <AsyncView state={state} rows={2}>
        {(loaded) => (
          <Box>
            <Box className="large">{loaded.title}</Box>
            <Box className="small">
              {ROUND_STATUS_NAMES[loaded.status]}
              {loaded.status === 'open' ? ` · ${untilText(loaded.closesAt, Date.now())}` : ''}
            </Box>
          </Box>
        )}
      </AsyncView>
      {live === 'offline' && (
        <Banner tone="warn" title="没有网络，数字可能不是最新的。">
          连上网络后会自动更新。
        </Banner>
      )}
      {participation === undefined ? (
        round?.status === 'draft' ? (
          <Banner tone="info" title="征集还没有开始，还没有进度。" />
        ) : (
          live !== 'offline' && state.refusal === undefined && <Skeleton rows={3} />
        )
      ) : (
        <>
          <Card title="征集率">
            <RateRule rate={participation} />
            <Box className="small">
              {liveText(live)}
              {at === undefined ? '' : ` · ${timeText(at)}`} · 已计到登记簿第 {participation.seq} 条
            </Box>
          </Card>
          <InWords participation={participation} />
          <BuildingRows participation={participation} />
        </>
      )}
    </Screen>
  );
}

function InWords({ participation }: { readonly participation: Participation }) {
  const { official, strict, thresholdPercent, households } = participation;
  const { answered, denominator, need } = official;
  const excluded = households - denominator;
  return (
    <Card title="这些数字是什么意思">
      <Box as="p">
        名册里一共 {households} 户{excluded > 0 ? `，其中 ${excluded} 户按规定不计入` : ''}。已经答复的有{' '}
        {`${answered} 户`}，占 {permilleText(official.permille)}（小数点后多的舍去，不往上凑）。
        {denominator === 0 ? '' : `${needText(need, thresholdPercent)}。`}
      </Box>
      <Box as="p" className="small">
        不同意、无所谓也算已答复：这里只数“问过多少户”，不数“多少户赞成”。全体口径是不扣除任何一户的算法：
        {strict.answered}/{strict.denominator} 户，{permilleText(strict.permille)}
        。征集期间不公布大家选了什么。
      </Box>
    </Card>
  );
}

/** Tells a screen reader of a change, once it is a change. */
function useAnnouncedNumbers(participation: Participation | undefined): void {
  const said = useRef<number | undefined>(undefined);
  const answered = participation?.official.answered;
  useEffect(() => {
    if (participation === undefined || answered === undefined) return;
    const { need } = participation.official;
    if (said.current !== undefined && said.current !== answered)
      announce(`已答复 ${answered} 户，${needText(need, participation.thresholdPercent)}`);
    said.current = answered;
  }, [answered, participation]);
}

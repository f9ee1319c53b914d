import { useState } from 'react';
import type { ReplyOf } from '../../../shared/api.ts';
import type { PrintedSlip, SlipToBring } from '../../../shared/notice/noticeApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { MoreRows } from '../components/MoreRows.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { mayPrint, printPage } from '../platform/printPage.ts';
import { call } from '../platform/request.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { usePages } from '../store/usePages.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { PrintedSlips } from './PrintedSlips.tsx';
import { SlipCard } from './SlipCard.tsx';
import { slipsByBearer, slipsToPrint } from './slipRounds.ts';
import './worker.scss';

const PAGE = 50;

/** 要送的纸条: households that could be told in no other way; print, bring, and say what became of it. */
export default function SlipsPage() {
  const communityId = usePageParam('communityId');
  const community = useCommunitySummary(communityId);
  const state = usePages<SlipToBring, ReplyOf<'GET /notices/slips'>>(communityId ?? 'wait', (cursor) =>
    call('GET /notices/slips', { query: { communityId: communityId ?? '', limit: PAGE, ...cursor } }),
  );
  const [printed, setPrinted] = useState<readonly PrintedSlip[]>([]);
  const [problem, setProblem] = useState<string>();
  if (communityId === undefined) return <ChooseCommunityFirst title="要送的纸条" />;

  const print = async (householdIds: readonly string[]): Promise<void> => {
    const result = await call('POST /notices/slips/print', { body: { communityId, householdIds } });
    setProblem(result.ok ? undefined : refusalSentence(result.refusal.code));
    if (result.ok) setPrinted(result.value.items);
  };
  const close = (): void => {
    setPrinted([]);
    state.retry();
  };
  if (printed.length > 0) {
    return (
      <Screen
        title="打印纸条"
        wide
        actions={
          <>
            {mayPrint && (
              <Button kind="primary" onPress={printPage}>
                打印
              </Button>
            )}
            <Button onPress={close}>回到名单</Button>
          </>
        }
      >
        {!mayPrint && <Banner tone="info" title="手机上不能打印，请在电脑上打开，或照着抄在纸条上。" />}
        <PrintedSlips slips={printed} />
      </Screen>
    );
  }
  return (
    <Screen title="要送的纸条" wide contact={community?.contact}>
      <Banner tone="info" title="这些住户没有账号，也没有留手机号，请把纸条送到家里。">
        谁登记的就不能由谁送：请换一位同事。送到信箱也算送到。
      </Banner>
      {problem !== undefined && <Banner tone="bad" title={problem} />}
      <AsyncView
        state={state}
        empty={({ items }) => items.length === 0}
        emptyWords="没有要送的纸条：该知道的住户都已经知道了。"
      >
        {({ items }) => {
          const { mine, others } = slipsByBearer(items);
          const next = slipsToPrint(items);
          const card = (slip: SlipToBring) => (
            <SlipCard
              key={slip.householdId}
              slip={slip}
              onPrint={() => void print([slip.householdId])}
              onSettled={state.retry}
            />
          );
          return (
            <Box className="stack">
              <Button kind="primary" onPress={() => void print(next.map(({ householdId }) => householdId))}>
                {`打印${next.some(({ printedAt }) => printedAt === null) ? '还没打印的' : '这'} ${next.length} 户的纸条`}
              </Button>
              {mine.map(card)}
              <MoreRows pages={state}>再列 50 户</MoreRows>
              {others.length > 0 && (
                <Banner tone="info" title={`下面 ${others.length} 户是您登记的，请另一位同事去送。`} />
              )}
              {others.map(card)}
            </Box>
          );
        }}
      </AsyncView>
    </Screen>
  );
}

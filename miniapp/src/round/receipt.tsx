import type { RoundView } from '../../../shared/round/roundView.ts';
import { Failure, Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useVoteDetour } from '../store/useVoteDetour.ts';
import { useMyResponses, useRound } from '../store/useRound.ts';
import { AnswerList } from '../components/questions/AnswerList.tsx';
import { CheckReceiptCard } from './CheckReceiptCard.tsx';
import { ErasedNotice } from './ErasedNotice.tsx';
import { findReceipt } from './findReceipt.ts';
import { ReceiptCard } from './ReceiptCard.tsx';
import { ReceiptTags } from './ReceiptTags.tsx';
import { Withdraw } from './Withdraw.tsx';
import './ballot.scss';

/** 回执: what is recorded, checked on this device, and what can still be done. */
export default function ReceiptPage() {
  const roundId = usePageParam('roundId');
  const seqText = usePageParam('seq');
  const round = useRound(roundId);
  const mine = useMyResponses(roundId, round.value?.mine !== undefined);
  const items = useOutbox((store) => store.items);
  const community = useCommunitySummary(round.value?.communityId);
  useVoteDetour(round.value, paths.vote);
  if (roundId === undefined) return <IncompleteLink title="回执" what="哪一轮征集" from="rounds" />;
  const act = findReceipt(roundId, seqText === undefined ? undefined : Number(seqText), mine.value, items);
  const view = round.value;
  const open = view?.mine?.mayAnswer.ok === true;
  const refusal = round.refusal ?? mine.refusal;
  const waiting = view === undefined || (view.mine !== undefined && mine.value === undefined);
  return (
    <Screen
      title="回执"
      contact={community?.contact}
      actions={
        open &&
        act !== undefined && (
          <Button kind="primary" onPress={() => openPage(paths.ballot(roundId))}>
            改主意，修改我家的答复
          </Button>
        )
      }
    >
      {act === undefined && waiting && refusal === undefined && <Skeleton rows={4} />}
      {act === undefined && refusal !== undefined && (
        <Failure refusal={refusal} retry={round.value === undefined ? round.retry : mine.retry} />
      )}
      {act === undefined && !waiting && refusal === undefined && (
        <NoAct roundId={roundId} erasedAt={mine.value?.erasedAt} open={open} />
      )}
      {act !== undefined && (
        <>
          <ReceiptCard act={act} round={view} communityName={community?.name} />
          {act.kind === 'response' && (
            <Card title="登记的内容">
              <AnswerList answers={act.answers} questions={view?.questions ?? []} />
            </Card>
          )}
          {view !== undefined && <ReceiptTags act={act} round={view} />}
          {open && view !== undefined && (
            <WhatNow round={view} onChanged={mine.retry} counted={act.counted} />
          )}
          <Button onPress={() => openPage(paths.mine(roundId))}>我家在这一轮的全部登记</Button>
          <Button onPress={() => openPage(paths.participation(roundId))}>看征集进度</Button>
          <CheckReceiptCard receipt={act.receipt} round={view} />
        </>
      )}
    </Screen>
  );
}

interface NoActProps {
  readonly roundId: string;
  readonly erasedAt: string | undefined;
  readonly open: boolean;
}

function NoAct({ roundId, erasedAt, open }: NoActProps) {
  if (erasedAt !== undefined) return <ErasedNotice roundId={roundId} at={erasedAt} />;
  return (
    <Banner
      tone="info"
      title={open ? '您家在这一轮还没有登记过。' : '您家在这一轮没有登记过。'}
      action={
        open
          ? { label: '去答复', onPress: () => openPage(paths.ballot(roundId)) }
          : { label: '看征集进度', onPress: () => openPage(paths.participation(roundId)) }
      }
    />
  );
}

interface WhatNowProps {
  readonly round: RoundView;
  readonly counted: boolean | undefined;
  readonly onChanged: () => void;
}

function WhatNow({ round, counted, onChanged }: WhatNowProps) {
  if (counted === false) return null;
  return (
    <Card title="撤回">
      <Withdraw round={round} onDone={onChanged} />
    </Card>
  );
}

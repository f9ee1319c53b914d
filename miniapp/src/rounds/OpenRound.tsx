import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { recall } from '../platform/storage.ts';
import { householdIn, isStaff, useAccount } from '../store/accountStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { untilText } from '../words/dates.ts';
import { mayAnswer } from '../words/mayAnswer.ts';
import { ROUND_KIND_NAMES } from '../words/names.ts';
import { myRoundState, type MyRoundState } from './myRoundState.ts';

const NEXT_STEP: Readonly<Record<MyRoundState['word'], string>> = {
  未答复: '现在去答复',
  未完成草稿: '接着填，还没有提交',
  未上传: '看上传情况',
  未登记: '看原因，再提交',
  已登记: '修改我家的答复',
};

/** A round that is open: how long, how many are missing, whether I can answer, and where my own answer stands. */
export function OpenRound({ round }: { readonly round: RoundView }) {
  const { roundId } = round;
  const { participation } = useParticipation(roundId);
  const account = useAccount((store) => store.account);
  const household = householdIn(account, round.communityId);
  const mine = useMyState(round);
  const { may, sentence, wayThere } = mayAnswer({
    signedIn: account !== undefined,
    staff: isStaff(account),
    household,
    round,
  });
  return (
    <Card title={round.title} mark={mine !== undefined && <Tag tone={mine.tone}>{mine.word}</Tag>}>
      <Box className="stack">
        <Box className="small">
          {ROUND_KIND_NAMES[round.kind]} · {untilText(round.closesAt, Date.now())} · 共{' '}
          {round.questions.length} 题
        </Box>
        {participation === undefined ? <Skeleton rows={1} /> : <RateRule rate={participation} />}
        {may ? <Box>{sentence}</Box> : <Banner tone="info" title={sentence} />}
        {may && mine !== undefined && (
          <Button
            kind="primary"
            onPress={() => openPage(mine.word === '未上传' ? paths.review(roundId) : paths.ballot(roundId))}
          >
            {NEXT_STEP[mine.word]}
          </Button>
        )}
        {wayThere === 'signIn' && (
          <Button kind="primary" onPress={() => openPage(paths.me())}>
            去登录
          </Button>
        )}
        {wayThere === 'bind' && (
          <Button kind="primary" onPress={() => openPage(paths.bind())}>
            绑定我家
          </Button>
        )}
        {!may && <Button onPress={() => openPage(paths.ballot(roundId))}>看看都问什么</Button>}
        {round.mine !== undefined && (
          <Button onPress={() => openPage(paths.mine(roundId))}>我家的答复和回执</Button>
        )}
        <Button kind="quiet" onPress={() => openPage(paths.participation(roundId))}>
          看征集进度
        </Button>
      </Box>
    </Card>
  );
}

function useMyState({ roundId, mine }: RoundView): MyRoundState | undefined {
  const householdId = mine?.householdId;
  const readDraft = () => (householdId === undefined ? undefined : recall(`draft/${roundId}/${householdId}`));
  const [draft, setDraft] = useState(readDraft);
  useDidShow(() => setDraft(readDraft()));
  const items = useOutbox((store) => store.items);
  if (mine === undefined) return undefined;
  const latest = [...items]
    .reverse()
    .find(
      ({ submission }) =>
        submission.kind === 'response' &&
        submission.roundId === roundId &&
        submission.body.householdId === householdId,
    );
  return myRoundState(mine, latest?.state, draft);
}

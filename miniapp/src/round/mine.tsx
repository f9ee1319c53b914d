import type { HistoryItem, RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Banner } from '../components/Banner.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useMyResponses, useRound } from '../store/useRound.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { receiptCode } from '../words/receiptWords.ts';
import { AnswerList } from './AnswerList.tsx';
import { MissingRound } from './MissingRound.tsx';
import './ballot.scss';

/** 我家的答复: what is counted now, and every act of the household in the record. */
export default function MinePage() {
  const roundId = usePageParam('roundId');
  const round = useRound(roundId);
  const community = useCommunitySummary(round.value?.communityId);
  if (roundId === undefined) return <MissingRound title="我家的答复" />;
  const mayAnswer = round.value?.mine?.mayAnswer.ok === true;
  return (
    <Screen
      title="我家的答复"
      contact={community?.contact}
      actions={
        mayAnswer && (
          <Button kind="primary" onPress={() => openPage(paths.ballot(roundId))}>
            {round.value?.mine?.answered === true ? '修改我家的答复' : '现在去答复'}
          </Button>
        )
      }
    >
      <AsyncView state={round} rows={4}>
        {(view) =>
          view.mine === undefined ? (
            <Banner
              tone="info"
              title="登录并绑定您家以后，才能看到您家的答复。"
              action={{ label: '去登录或绑定', onPress: () => openPage(paths.me()) }}
            />
          ) : (
            <Household round={view} />
          )
        }
      </AsyncView>
    </Screen>
  );
}

function Household({ round }: { readonly round: RoundView }) {
  const state = useMyResponses(round.roundId, true);
  return (
    <AsyncView
      state={state}
      empty={({ history }) => history.length === 0}
      emptyWords="您家在这一轮还没有登记过。"
    >
      {({ counted, history }) => (
        <>
          <Card title="现在计入的">
            <AnswerList answers={counted} questions={round.questions} />
          </Card>
          <Card title="登记过的（新的在前）">
            {[...history].reverse().map((item) => (
              <Cell
                key={item.seq}
                title={`第 ${item.seq} 条 · ${item.kind === 'withdraw' ? '撤回' : '答复'}`}
                hint={`${timeText(item.at)} · ${CHANNEL_NAMES[item.channel]} · ${whoseAct(item)} · 回执号 ${receiptCode(item.receipt.h)}`}
                value={
                  item.kind === 'response' ? (
                    <Tag tone={item.counted ? 'good' : 'plain'}>{item.counted ? '计入' : '现在不计入'}</Tag>
                  ) : undefined
                }
                onPress={() => openPage(paths.receipt(round.roundId, item.seq))}
              />
            ))}
          </Card>
          {history.some(({ mine }) => !mine) && (
            <Banner tone="info" title="有不是您本人登记的。">
              可能是家里人，或者工作人员上门登记的。如果您家没有人说过这些话，请拨打页面下方的电话提出异议。
            </Banner>
          )}
        </>
      )}
    </AsyncView>
  );
}

function whoseAct({ mine, by }: HistoryItem): string {
  if (by === 'staff') return '工作人员代登记';
  if (by === 'proxy') return '代理人登记';
  return mine ? '您登记的' : '家里其他人登记的';
}

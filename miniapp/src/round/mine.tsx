import type { HistoryItem, RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Banner } from '../components/Banner.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { focusOn } from '../platform/focus.ts';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useVoteDetour } from '../store/useVoteDetour.ts';
import { useMyResponses, useRound } from '../store/useRound.ts';
import { timeText } from '../words/dates.ts';
import { AnswerList } from '../components/questions/AnswerList.tsx';
import { ErasedNotice } from './ErasedNotice.tsx';
import { HistoryCard } from './HistoryCard.tsx';
import './ballot.scss';

/** 我家的答复: what is counted now, and every act of the household in the record. */
export default function MinePage() {
  const roundId = usePageParam('roundId');
  const round = useRound(roundId);
  const community = useCommunitySummary(round.value?.communityId);
  useVoteDetour(round.value, paths.vote);
  if (roundId === undefined) return <IncompleteLink title="我家的答复" what="哪一轮征集" from="rounds" />;
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
      empty={({ history, erasedAt }) => history.length === 0 && erasedAt === undefined}
      emptyWords="您家在这一轮还没有登记过。"
    >
      {({ counted, history, householdId, erasedAt }) => (
        <>
          {erasedAt !== undefined && <ErasedNotice roundId={round.roundId} at={erasedAt} />}
          {history.length > 0 && (
            <>
              <Now round={round} counted={counted.length > 0} />
              <EnteredForUs history={history} />
              <Card title="现在计入的">
                <AnswerList answers={counted} questions={round.questions} />
              </Card>
              <HistoryCard
                round={round}
                householdId={householdId}
                history={history}
                onChanged={state.retry}
              />
            </>
          )}
        </>
      )}
    </AsyncView>
  );
}

/** What stands of the household in this round, in one sentence, and until when it can be changed. */
function Now({ round, counted }: { readonly round: RoundView; readonly counted: boolean }) {
  const { title, closesAt, mine } = round;
  return (
    <Banner
      tone={counted ? 'good' : 'info'}
      title={
        counted
          ? `您家在“${title}”里的答复已登记，现在计入。`
          : `您家在“${title}”里登记过，现在没有计入的答复。`
      }
    >
      {mine?.mayAnswer.ok === true
        ? `${timeText(closesAt)}截止，在那以前可以${counted ? '改主意' : '重新答复'}。`
        : undefined}
    </Banner>
  );
}

/** Says first that somebody else entered something, and leads to it: there it can be disputed. */
function EnteredForUs({ history }: { readonly history: readonly HistoryItem[] }) {
  const entered = [...history].reverse().find(({ by, disputable }) => by !== 'self' && disputable === true);
  if (entered === undefined) return null;
  return (
    <Banner
      tone="warn"
      title={`第 ${entered.seq} 条是工作人员或代理人替您家登记的，请看看对不对。`}
      action={{ label: '看这一条，不对就提异议', onPress: () => focusOn(`entry-${entered.seq}`) }}
    />
  );
}

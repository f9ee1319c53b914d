import { squareMetres } from '../../../shared/round/vote/statutoryTally.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Table } from '../components/Table.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { useRound } from '../store/useRound.ts';
import { VOTE_CHOICE_NAMES } from '../words/voteWords.ts';

/** 逐户名单: room, area and choice for the community's owners, with the basis fixed before the vote. */
export default function VoteRoomsPage() {
  const roundId = usePageParam('roundId');
  const state = useCall(
    'GET /rounds/:roundId/roomlist',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  const questions = useRound(roundId).value?.questions ?? [];
  if (roundId === undefined) return <IncompleteLink title="逐户名单" what="哪一次表决" from="rounds" />;
  return (
    <Screen title="逐户名单">
      <AsyncView state={state} rows={6} empty={({ rows }) => rows.length === 0} emptyWords="名册里没有房屋。">
        {({ rows, basis }) => (
          <>
            <Banner tone="warn" title="只给本小区业主查阅，您的查看已记入审计日志。">
              公开依据：{basis}。请不要转发到群里。
            </Banner>
            <Table
              caption="房号、面积和选择"
              columns={[
                { id: 'address', title: '房号', cell: (row) => row.address },
                { id: 'area', title: '面积', numeric: true, cell: (row) => squareMetres(row.areaDm2) },
                ...questions.map(({ questionId, title }) => ({
                  id: questionId,
                  title,
                  cell: (row: (typeof rows)[number]) => {
                    const choice = row.choices.find((each) => each.questionId === questionId)?.choice;
                    return choice === undefined ? '—' : VOTE_CHOICE_NAMES[choice];
                  },
                })),
              ]}
              rows={rows}
              rowId={(row) => row.address}
            />
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

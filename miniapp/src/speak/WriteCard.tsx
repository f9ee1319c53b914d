import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { householdIn, isStaff, useAccount } from '../store/accountStore.ts';
import { untilText } from '../words/dates.ts';
import { mayAnswer } from '../words/mayAnswer.ts';

/** Where a suggestion can be written now: in the free words of an open round, so that it is recorded with a receipt. */
export function WriteCard({ rounds }: { readonly rounds: readonly RoundView[] }) {
  const account = useAccount((store) => store.account);
  if (rounds.length === 0)
    return (
      <Card title="写下来">
        <Box>现在没有正在进行的征集，暂时不能在这里写。有意见请先打电话。</Box>
      </Card>
    );
  return (
    <>
      {rounds.map((round) => {
        const { may, sentence } = mayAnswer({
          signedIn: account !== undefined,
          staff: isStaff(account),
          household: householdIn(account, round.communityId),
          round,
        });
        return (
          <Card key={round.roundId} title="写下来">
            <Box className="stack">
              <Box>
                在“{round.title}”里可以写意见（{untilText(round.closesAt, Date.now())}）：
              </Box>
              {round.questions
                .filter(({ type }) => type === 'text')
                .map((question) => (
                  <Box key={question.questionId}>“{question.title}”</Box>
                ))}
              <Box className="small">
                {may ? '写的话和选择一起提交，会登记，给您回执。请不要写姓名、电话和门牌号。' : sentence}
              </Box>
              <Button onPress={() => openPage(paths.ballot(round.roundId))}>
                {may ? '去写' : '看看都问什么'}
              </Button>
            </Box>
          </Card>
        );
      })}
    </>
  );
}

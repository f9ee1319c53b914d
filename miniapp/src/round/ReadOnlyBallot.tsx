import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { householdIn, isStaff, useAccount } from '../store/accountStore.ts';
import { mayAnswer } from '../words/mayAnswer.ts';
import { SECTION_WORDS } from '../words/names.ts';
import { conditionText } from '../components/questions/conditionText.ts';
import { BallotFoot } from '../components/questions/BallotFoot.tsx';

/** For whoever cannot answer: why, the way there, and what is asked. */
export function ReadOnlyBallot({ round }: { readonly round: RoundView }) {
  const account = useAccount((store) => store.account);
  const household = householdIn(account, round.communityId);
  const { sentence, wayThere } = mayAnswer({
    signedIn: account !== undefined,
    staff: isStaff(account),
    household,
    round,
  });
  return (
    <>
      <Banner tone="info" title={sentence} />
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
      {(round.status === 'closed' || round.status === 'final') && (
        <Button kind="primary" onPress={() => openPage(paths.result(round.roundId))}>
          看结果
        </Button>
      )}
      <Card title="都问了什么">
        <Box as="ol" className="stack">
          {round.questions.map((question, index) => (
            <Box as="li" key={question.questionId}>
              {index + 1}. {SECTION_WORDS[question.section].shape} {question.title}
              {conditionText(question, round.questions) !== undefined && (
                <Box className="small">{conditionText(question, round.questions)}</Box>
              )}
              {'options' in question && (
                <Box className="small">{question.options.map(({ label }) => label).join(' / ')}</Box>
              )}
            </Box>
          ))}
        </Box>
      </Card>
      <BallotFoot round={round} />
    </>
  );
}

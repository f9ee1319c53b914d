import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { goBack } from '../platform/navigation.ts';
import { SECTION_WORDS } from '../words/names.ts';
import { answerLines } from '../components/questions/answerText.ts';
import { askedIds } from '../components/questions/askedIds.ts';
import { ballotSections } from '../components/questions/ballotOrder.ts';
import { needsReason } from '../components/questions/editAnswers.ts';
import { useFocusOnReturn } from './focusOnReturn.ts';
import type { Ballot } from './useBallot.ts';
import '../components/questions/answers.scss';

/** Every question with what was chosen, what was left out, and the way back to it. */
export function ReviewList({ round, ballot }: { readonly round: RoundView; readonly ballot: Ballot }) {
  const wanted = useFocusOnReturn((store) => store.want);
  const { orderSeed = '', questionIds = [] } = round.mine ?? {};
  const asked = askedIds(round.questions, questionIds, ballot.draft.answers);
  return (
    <>
      {ballotSections(round.questions, asked, orderSeed).map(({ section, questions }) => (
        <Card key={section} title={`${SECTION_WORDS[section].shape} ${SECTION_WORDS[section].name}`}>
          <Box as="ul">
            {questions.map((question) => {
              const answer = ballot.draft.answers.find((one) => one.questionId === question.questionId);
              return (
                <Box as="li" key={question.questionId} className="review">
                  <Box className="review__words">
                    <Box>{question.title}</Box>
                    {answer === undefined ? (
                      <Box className={question.required ? 'wrong' : 'small'}>
                        {question.required ? '还没有选' : '没有答（这一题可以不答）'}
                      </Box>
                    ) : (
                      <Box className="review__answer">
                        {answerLines(question, answer).map((line) => (
                          <Box key={line}>{line}</Box>
                        ))}
                        {needsReason(question, answer) && <Box>原因：{answer.reason ?? '还没有写'}</Box>}
                      </Box>
                    )}
                  </Box>
                  <Button
                    small
                    aria-label={`修改：${question.title}`}
                    onPress={() => {
                      wanted(question.questionId);
                      goBack();
                    }}
                  >
                    改
                  </Button>
                </Box>
              );
            })}
          </Box>
        </Card>
      ))}
    </>
  );
}

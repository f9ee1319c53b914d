import { useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { voteDisclosure, voteRefusalSentence } from '../words/voteWords.ts';
import type { Vote } from './useVote.ts';

/** Below the matters: who will read the vote, above the button that casts it; what it says once more before it counts. */
export function CastPanel({ round, vote }: { readonly round: RoundView; readonly vote: Vote }) {
  const [sure, setSure] = useState(false);
  const cast = round.mine?.answered === true;
  const refused = vote.sent?.state === 'refused' ? vote.sent.refusal : undefined;
  const dwellings = round.mine?.elector?.dwellings ?? 1;
  const [firstOpen] = vote.open;
  const ask = (): void => {
    if (firstOpen === undefined) return setSure(true);
    vote.showFaults();
    focusOn(`matter-${firstOpen}`);
  };
  if (vote.isBusy)
    return (
      <Banner tone="warn" title="您的票还没有上传">
        已经保存在这台设备上，联网后自动上传，不用再投。
      </Banner>
    );
  if (refused !== undefined && !vote.isEdited)
    return (
      <>
        <Banner tone="bad" title={`没有登记：${voteRefusalSentence(refused.code)}`} />
        {refused.code === 'response/choices-differ' ? (
          <Button kind="primary" onPress={() => vote.cast(true)}>
            以这次的选择为准，管全部房屋
          </Button>
        ) : (
          <Button kind="primary" onPress={() => vote.cast(false)}>
            再投一次
          </Button>
        )}
      </>
    );
  return (
    <>
      <Box className="small">谁能看到：{voteDisclosure(round.disclosure, round.disclosureBasis)}</Box>
      {sure && (
        <Box className="stack">
          <Box>
            {vote.open.length === 0 &&
              round.questions
                .filter(({ questionId }) => round.mine?.questionIds.includes(questionId))
                .map((question) => (
                  <Box key={question.questionId}>
                    {question.title}
                    {'options' in question
                      ? ` ${question.options.find(({ optionId }) => optionId === vote.picked(question.questionId))?.label ?? ''}`
                      : ''}
                  </Box>
                ))}
          </Box>
          <Box>这一票{dwellings > 1 ? `管您名下 ${dwellings} 套房` : '代表这套房'}，截止前可以改。</Box>
          <Button
            kind="primary"
            onPress={() => {
              setSure(false);
              vote.cast(false);
            }}
          >
            确认，投这一票
          </Button>
          <Button onPress={() => setSure(false)}>再想想</Button>
        </Box>
      )}
      {!sure && (
        <Button kind="primary" onPress={ask}>
          {cast && !vote.isEdited ? '照原样再投一次' : cast ? '改票' : '投票'}
        </Button>
      )}
    </>
  );
}

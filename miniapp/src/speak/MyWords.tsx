import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useMyResponses } from '../store/useRound.ts';
import { writtenWords } from './writtenWords.ts';

/** What my household has written so far, round by round; nothing for people without a household here. */
export function MyWords({ rounds }: { readonly rounds: readonly RoundView[] }) {
  const answered = rounds.filter(({ mine }) => mine?.answered === true);
  const bound = rounds.some(({ mine }) => mine !== undefined);
  if (!bound) return null;
  if (answered.length === 0)
    return (
      <Card title="我家说过的">
        <Box>您家还没有写过意见。</Box>
      </Card>
    );
  return (
    <>
      {answered.map((round) => (
        <RoundWords key={round.roundId} round={round} />
      ))}
    </>
  );
}

function RoundWords({ round }: { readonly round: RoundView }) {
  const state = useMyResponses(round.roundId, true);
  return (
    <Card title={`我家说过的 · ${round.title}`}>
      <AsyncView
        state={state}
        rows={1}
        empty={({ counted }) => writtenWords(round.questions, counted).length === 0}
        emptyWords="您家在这一轮只做了选择，没有写字。"
      >
        {({ counted }) => (
          <Box className="stack">
            {writtenWords(round.questions, counted).map(({ questionId, title, words }) => (
              <Box key={questionId}>
                <Box className="small">{title}</Box>
                <Box>“{words}”</Box>
              </Box>
            ))}
          </Box>
        )}
      </AsyncView>
      <Button kind="quiet" onPress={() => openPage(paths.mine(round.roundId))}>
        看登记和回执
      </Button>
    </Card>
  );
}

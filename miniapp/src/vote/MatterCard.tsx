import type { Question } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { voteRuleSentence } from '../../../shared/round/vote/statutoryKit.ts';
import { STATUTORY_MATTER_WORDS } from '../../../shared/round/vote/statutoryMatter.ts';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import type { Vote } from './useVote.ts';

interface MatterCardProps {
  readonly round: RoundView;
  readonly question: Question;
  readonly vote: Vote;
}

/** One matter: what the law calls it, what it needs to pass, and 同意 · 不同意 · 弃权. */
export function MatterCard({ round, question, vote }: MatterCardProps) {
  const { questionId, title, help } = question;
  const matter = round.statutory?.matters.find((each) => each.questionId === questionId);
  const asked = round.mine?.questionIds.includes(questionId) === true;
  const may = round.mine?.mayAnswer.ok === true;
  const options = 'options' in question ? question.options : [];
  const picked = vote.picked(questionId);
  return (
    <Card id={`matter-${questionId}`} title={title}>
      <Box className="stack">
        {matter !== undefined && (
          <Box className="small">
            属于“{STATUTORY_MATTER_WORDS[matter.matter].name}”（
            {STATUTORY_MATTER_WORDS[matter.matter].article}）。{voteRuleSentence(matter)}
          </Box>
        )}
        {may && asked ? (
          <Choice
            name={questionId}
            legend={title}
            legendHidden
            segments
            options={options.map(({ optionId, label }) => ({ id: optionId, label }))}
            picked={picked === undefined ? [] : [picked]}
            disabled={vote.isBusy}
            error={vote.isShowingFaults && picked === undefined ? '这一项还没有选。' : undefined}
            onChange={([optionId]) => {
              if (optionId !== undefined) vote.pick(questionId, optionId);
            }}
          />
        ) : (
          <Box>
            {may
              ? '这一项只由相关单元的业主表决。'
              : `可以选：${options.map(({ label }) => label).join('、')}。`}
          </Box>
        )}
        {help !== undefined && <Box className="small">{help}</Box>}
      </Box>
    </Card>
  );
}

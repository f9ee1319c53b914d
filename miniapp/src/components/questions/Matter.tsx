import type { Question } from '../../../../shared/round/question.ts';
import { voteRuleSentence } from '../../../../shared/round/vote/statutoryKit.ts';
import { STATUTORY_MATTER_WORDS } from '../../../../shared/round/vote/statutoryMatter.ts';
import type { StatutoryTerms } from '../../../../shared/round/vote/statutoryTerms.ts';
import { Box } from '../../platform/box.tsx';
import { Card } from '../Card.tsx';
import { Choice } from '../Choice.tsx';

interface MatterProps {
  readonly question: Question;
  readonly statutory: StatutoryTerms | undefined;
  readonly picked: string | undefined;
  readonly disabled?: boolean;
  readonly error?: string | undefined;
  /** Why nobody picks here; absent: `onPick` hears the choice. */
  readonly instead?: string | undefined;
  readonly onPick: (optionId: string) => void;
}

/** One matter of an owners' vote: what the law calls it, what it needs to pass, and 同意 · 不同意 · 弃权. */
export function Matter({ question, statutory, picked, instead, onPick, ...state }: MatterProps) {
  const { questionId, title, help } = question;
  const matter = statutory?.matters.find((each) => each.questionId === questionId);
  const options = 'options' in question ? question.options : [];
  return (
    <Card id={`matter-${questionId}`} title={title}>
      <Box className="stack">
        {matter !== undefined && (
          <Box className="small">
            属于“{STATUTORY_MATTER_WORDS[matter.matter].name}”（
            {STATUTORY_MATTER_WORDS[matter.matter].article}）。{voteRuleSentence(matter)}
          </Box>
        )}
        {instead === undefined ? (
          <Choice
            name={questionId}
            legend={title}
            legendHidden
            segments
            options={options.map(({ optionId, label }) => ({ id: optionId, label }))}
            picked={picked === undefined ? [] : [picked]}
            onChange={([optionId]) => {
              if (optionId !== undefined) onPick(optionId);
            }}
            {...state}
          />
        ) : (
          <Box>{instead}</Box>
        )}
        {help !== undefined && <Box className="small">{help}</Box>}
      </Box>
    </Card>
  );
}

import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Progress } from '../components/Progress.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { announce } from '../store/announceStore.ts';
import { AskedQuestion } from './AskedQuestion.tsx';
import { FILING_QUESTIONS } from './filingDraft.ts';
import { FilingErrors } from './FilingErrors.tsx';
import type { FilingProps } from './filingProps.ts';
import { FilingActions, RefusedFiling } from './NormalFiling.tsx';

interface ElderFilingProps extends FilingProps {
  readonly at: number;
  readonly go: (next: number) => void;
}

/** 长辈模式: one question a screen; from the fourth on it can be handed in at any time. */
export function ElderFiling({ at, go, ...props }: ElderFilingProps) {
  const { filing } = props;
  const question = FILING_QUESTIONS[at] ?? 'category';
  const text = `第 ${at + 1} 题，共 ${FILING_QUESTIONS.length} 题`;
  return (
    <>
      <RefusedFiling filing={filing} />
      <FilingErrors filing={filing} onGo={(wrong) => go(FILING_QUESTIONS.indexOf(wrong))} />
      <Progress done={at + 1} total={FILING_QUESTIONS.length} text={text} />
      <Card>
        <AskedQuestion question={question} {...props} />
      </Card>
    </>
  );
}

/** Back and on; handing in as soon as nothing that is needed is missing. */
export function ElderSteps({ at, go, filing }: Pick<ElderFilingProps, 'at' | 'go' | 'filing'>) {
  const last = at === FILING_QUESTIONS.length - 1;
  const complete = Object.keys(filing.faults).length === 0;
  return (
    <>
      <Box className="filing__steps">
        <Button disabled={at === 0} onPress={() => go(at - 1)}>
          上一题
        </Button>
        {!last && (
          <Button kind={complete ? 'secondary' : 'primary'} onPress={() => go(at + 1)}>
            下一题
          </Button>
        )}
      </Box>
      {(last || complete) && <FilingActions filing={filing} />}
    </>
  );
}

/** Moves to a question and says which. */
export function goTo(next: number, set: (at: number) => void): void {
  const at = Math.max(0, Math.min(FILING_QUESTIONS.length - 1, next));
  set(at);
  announce(`第 ${at + 1} 题，共 ${FILING_QUESTIONS.length} 题`);
  focusOn('main');
}

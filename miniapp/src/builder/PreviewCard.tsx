import { useMemo, useState } from 'react';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { AboutPlan } from '../components/questions/AboutPlan.tsx';
import { askedIds } from '../components/questions/askedIds.ts';
import { BallotFoot } from '../components/questions/BallotFoot.tsx';
import { ballotProgress, progressText } from '../components/questions/ballotProgress.ts';
import { ballotSections } from '../components/questions/ballotOrder.ts';
import { OtherUnits } from '../components/questions/OtherUnits.tsx';
import { QuestionList } from '../components/questions/QuestionList.tsx';
import { QuestionStep } from '../components/questions/QuestionStep.tsx';
import { Progress } from '../components/Progress.tsx';
import { Box } from '../platform/box.tsx';
import { hashOfTerms } from '../store/checkTerms.ts';
import { PreviewVote } from './PreviewVote.tsx';

interface PreviewCardProps {
  readonly terms: RoundTerms;
  readonly plan: Plan | undefined;
  /** Units to look from, each with its name; the first is shown. */
  readonly units: readonly { readonly unitId: string; readonly label: string }[];
}

/**
 * The ballot exactly as a resident meets it: the residents' own components in the width of a phone, in normal and elder
 * size. What is tapped here is answered to nobody.
 */
export function PreviewCard({ terms, plan, units }: PreviewCardProps) {
  const [elder, setElder] = useState(false);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [unitId, setUnitId] = useState(units[0]?.unitId ?? '');
  const [place, setPlace] = useState(0);
  const { questions, rule } = terms;
  const isVote = terms.kind === 'statutory';
  const round = useMemo(() => asOpened(terms), [terms]);
  const inScope = questions
    .filter(({ scope }) => scope === 'community' || scope.includes(unitId))
    .map(({ questionId }) => questionId);
  const sections = ballotSections(questions, askedIds(questions, inScope, answers), PREVIEW_SEED);
  const inOrder = sections.flatMap((section) => section.questions);
  const progress = ballotProgress(questions, inScope, answers);
  const at = Math.max(0, Math.min(place, inOrder.length - 1));
  const differs = questions.some(({ scope }) => scope !== 'community');
  return (
    <Card id="edit-preview" title="居民看到的样子">
      <Box className="stack">
        <Choice
          name="preview-size"
          legend="字号"
          segments
          options={[
            { id: 'normal', label: '普通' },
            { id: 'elder', label: '长辈模式' },
          ]}
          picked={[elder ? 'elder' : 'normal']}
          onChange={([picked]) => setElder(picked === 'elder')}
        />
        {differs && (
          <Choice
            name="preview-unit"
            legend="从哪个单元看"
            options={units.map((unit) => ({ id: unit.unitId, label: unit.label }))}
            picked={[unitId]}
            onChange={([picked]) => setUnitId(picked ?? unitId)}
          />
        )}
        <Box className="small">可以点着试，不会登记。</Box>
        <Box
          className={`screen preview__phone ${elder ? 'text-22 elder' : 'text-17'}`}
          role="group"
          aria-label="预览"
        >
          <Box className="preview__page">
            <Box as="h2" className="screen__title">
              {terms.title}
            </Box>
            {!isVote && (!elder || at === 0) && <AboutPlan round={round} plan={plan} />}
            {isVote ? (
              <PreviewVote round={round} inScope={inScope} answers={answers} onChange={setAnswers} />
            ) : inOrder.length === 0 ? (
              <Box>这个单元的住户一道题也看不到。</Box>
            ) : elder ? (
              <>
                <QuestionStep
                  questions={inOrder}
                  at={at}
                  rule={rule}
                  answers={answers}
                  onChange={setAnswers}
                  faults={[]}
                  left={progressText(progress)}
                  orderSeed={PREVIEW_SEED}
                  plan={plan}
                />
                <Box className="ballot__steps row">
                  <Button disabled={at === 0} onPress={() => setPlace(at - 1)}>
                    上一题
                  </Button>
                  <Button disabled={at === inOrder.length - 1} onPress={() => setPlace(at + 1)}>
                    下一题
                  </Button>
                </Box>
              </>
            ) : (
              <>
                <Progress
                  done={progress.answered}
                  total={progress.total}
                  text={`已答 ${progress.answered} 题，共 ${progress.total} 题`}
                />
                <QuestionList
                  sections={sections}
                  rule={rule}
                  answers={answers}
                  onChange={setAnswers}
                  faultsOf={() => []}
                  orderSeed={PREVIEW_SEED}
                  plan={plan}
                />
              </>
            )}
            {!isVote && (!elder || at === inOrder.length - 1) && (
              <>
                <OtherUnits round={round} questionIds={inScope} plan={plan} />
                <BallotFoot round={round} />
              </>
            )}
          </Box>
        </Box>
        <Button small onPress={() => setAnswers([])}>
          清空试答
        </Button>
      </Box>
    </Card>
  );
}

/** Every household has an order of its own; this is one of them. */
const PREVIEW_SEED = 'preview';

/** The draft as it would be read once it is open. */
function asOpened(terms: RoundTerms): RoundView {
  return { ...terms, status: 'open', questionHash: hashOfTerms(terms) ?? '' };
}

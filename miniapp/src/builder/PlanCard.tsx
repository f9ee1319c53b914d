import type { DraftChange, DraftView } from '../../../shared/round/opening/draft.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { faultAt } from './draftChanges.ts';

interface PlanCardProps {
  readonly view: DraftView;
  readonly terms: RoundTerms;
  readonly faults: readonly RoundFault[];
  readonly onChange: (change: DraftChange) => void;
}

/** The version of the plan that the round asks about; nothing where it asks about none. */
export function PlanCard({ view, terms, faults, onChange }: PlanCardProps) {
  const { planVersion } = terms;
  const published = view.context.plan ?? null;
  const fault = faultAt(faults, 'planVersion');
  const current = published !== null && planVersion?.hash === published.hash;
  if (planVersion === undefined && fault === undefined) return null;
  return (
    <Card id="edit-plan" title="问的是哪一版方案">
      <Box className="stack">
        {planVersion !== undefined && (
          <Box>
            第 {planVersion.version} 版，校验码 {hashGroups(planVersion.hash)}
            {published !== null && current && `，${published.drawings} 张图纸`}
          </Box>
        )}
        {fault !== undefined && (
          <Box className="wrong" role="alert">
            {fault}
          </Box>
        )}
        {published !== null && !current && (
          <Button onPress={() => onChange({ usePublishedPlan: true })}>
            改用现在公布的第 {String(published.version)} 版
          </Button>
        )}
        <Button kind="quiet" onPress={() => openPage(paths.plan(view.communityId))}>
          看居民看到的方案
        </Button>
      </Box>
    </Card>
  );
}

import type { Plan } from '../../../../shared/plan/plan.ts';
import type { RoundView } from '../../../../shared/round/roundView.ts';
import { Card } from '../Card.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { planItemsOf } from './planItemsOf.ts';
import { Box } from '../../platform/box.tsx';

interface OtherUnitsProps {
  readonly round: RoundView;
  /** Questions in this household's own scope. */
  readonly questionIds: readonly string[];
  readonly plan: Plan | undefined;
}

/** What other units are asked (a lift takes a neighbour's light): shown to everybody, answered by them alone. */
export function OtherUnits({ round, questionIds, plan }: OtherUnitsProps) {
  const others = round.questions.filter(
    ({ questionId, scope }) => scope !== 'community' && !questionIds.includes(questionId),
  );
  if (others.length === 0) return null;
  return (
    <Card title="正在问别的单元的（您家不用答）">
      <Box as="ul" className="stack">
        {others.map((question) => (
          <Box as="li" key={question.questionId} className="stack">
            <Box>{question.title}</Box>
            {planItemsOf(question, plan).map((item) => (
              <ItemFacts key={item.itemId} item={item} />
            ))}
          </Box>
        ))}
      </Box>
      <Box className="small">
        如果会影响您家的采光、通风或出行，请在“还有什么想说的”里写下来，或拨打下面的电话。
      </Box>
    </Card>
  );
}

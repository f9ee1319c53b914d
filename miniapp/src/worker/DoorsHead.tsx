import type { DoorBuilding } from '../../../shared/community/community.ts';
import type { Participation } from '../../../shared/round/counting/participation.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Box } from '../platform/box.tsx';
import type { LiveState } from '../platform/liveTopics.ts';
import { untilText } from '../words/dates.ts';
import { liveText } from '../words/liveText.ts';
import { doorsOf, isLeft } from './doorView.ts';

interface DoorsHeadProps {
  readonly round: RoundView;
  readonly participation: Participation | undefined;
  readonly live: LiveState;
  readonly buildings: readonly DoorBuilding[];
  readonly buildingId: string | undefined;
  readonly onBuilding: (buildingId: string) => void;
  readonly onlyLeft: boolean;
  readonly onOnlyLeft: (onlyLeft: boolean) => void;
}

/** What is missing in the whole community, which building is shown, and whether only doors that are left. */
export function DoorsHead(props: DoorsHeadProps) {
  const { round, participation, live, buildings, buildingId, onBuilding, onlyLeft, onOnlyLeft } = props;
  const left = buildings.flatMap(doorsOf).filter(isLeft).length;
  return (
    <>
      <Card title={round.title}>
        <Box className="stack">
          <Box className="small">
            {untilText(round.closesAt, Date.now())} · {liveText(live)}
          </Box>
          {participation !== undefined && <RateRule rate={participation} compact />}
        </Box>
      </Card>
      {buildings.length > 1 && (
        <Choice
          name="building"
          legend="楼栋"
          legendHidden
          segments
          options={buildings.map((building) => ({
            id: building.buildingId,
            label: building.name,
            hint: `已征集 ${building.answered}/${building.households} 户`,
          }))}
          picked={buildingId === undefined ? [] : [buildingId]}
          onChange={([picked]) => {
            if (picked !== undefined) onBuilding(picked);
          }}
        />
      )}
      <Choice
        name="onlyLeft"
        legend="显示哪些住户"
        legendHidden
        multiple
        options={[{ id: 'left', label: `只看还没征集的（${left} 户）` }]}
        picked={onlyLeft ? ['left'] : []}
        onChange={(picked) => onOnlyLeft(picked.length > 0)}
      />
    </>
  );
}

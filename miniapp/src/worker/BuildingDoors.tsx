import { useState } from 'react';
import type { DoorBuilding } from '../../../shared/community/community.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { DoorGrid } from '../components/DoorGrid.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { moveFocus } from '../platform/focus.ts';
import type { RoundItem } from '../platform/outboxItem.ts';
import { HOUSEHOLD_STATE_WORDS } from '../words/names.ts';
import { DoorSheet } from './DoorSheet.tsx';
import { doorsOf, gridDoors, placeDoor, stateCounts } from './doorView.ts';

interface BuildingDoorsProps {
  readonly round: RoundView;
  readonly building: DoorBuilding;
  readonly items: readonly RoundItem[];
  readonly onlyLeft: boolean;
}

/** One building, staircase by staircase; the door that was tapped opens below (beside, on a desktop) its staircase. */
export function BuildingDoors({ round, building, items, onlyLeft }: BuildingDoorsProps) {
  const [pickedId, setPickedId] = useState<string>();
  const waitingIds = items
    .filter((item) => item.state === 'waiting')
    .map((item) => item.submission.body.householdId);
  const picked = pickedId === undefined ? undefined : placeDoor([building], pickedId);
  const units = building.units.filter(
    (unit) =>
      gridDoors(unit.doors, waitingIds, onlyLeft).length > 0 || picked?.unitId === unit.unitId || !onlyLeft,
  );
  const close = (): void => {
    if (pickedId !== undefined) moveFocus(`door-${pickedId}`);
    setPickedId(undefined);
  };
  return (
    <Box as="section" className="stack" aria-label={building.name}>
      <Box className="doors__legend" aria-label="图例和户数">
        {stateCounts(doorsOf(building)).map(({ state, count }) => {
          const { name, letter, tone } = HOUSEHOLD_STATE_WORDS[state];
          return (
            <Tag key={state} tone={tone} shape={letter}>
              {`${name} ${count}`}
            </Tag>
          );
        })}
      </Box>
      {units.length === 0 && (
        <Box className="empty">
          <Box className="empty__words">{building.name}没有要上门的住户了。</Box>
        </Box>
      )}
      {units.map((unit) => {
        const open = picked?.unitId === unit.unitId ? picked : undefined;
        return (
          <Box key={unit.unitId} className={open ? 'doors__unit' : 'doors__unit doors__unit--alone'}>
            <DoorGrid
              title={`${building.name} ${unit.name}`}
              summary={`已征集 ${unit.answered}/${unit.households} 户`}
              doors={gridDoors(unit.doors, waitingIds, onlyLeft)}
              pickedId={pickedId}
              onPick={(doorId) => (doorId === pickedId ? close() : setPickedId(doorId))}
            />
            {open !== undefined && (
              <DoorSheet
                key={open.door.householdId}
                round={round}
                place={open}
                items={items.filter((item) => item.submission.body.householdId === open.door.householdId)}
                onClose={close}
              />
            )}
          </Box>
        );
      })}
    </Box>
  );
}

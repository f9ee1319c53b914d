import { Select } from '../components/Select.tsx';
import { useNewestDoors } from '../store/useNewestDoors.ts';

interface HouseholdSelectProps {
  readonly communityId: string;
  readonly buildingId: string;
  readonly value: string;
  readonly onSelect: (householdId: string) => void;
}

/**
 * Whose words they were, by door, from the newest roll that the person may see; nothing where there is none. It may stay
 * open, when the caller did not say.
 */
export function HouseholdSelect({ communityId, buildingId, value, onSelect }: HouseholdSelectProps) {
  const { value: buildings } = useNewestDoors(communityId);
  const units = buildings?.find((one) => one.buildingId === buildingId)?.units ?? [];
  if (units.length === 0) return null;
  return (
    <Select
      id="heard-household"
      label="是哪一户说的（选填）"
      value={value}
      onSelect={onSelect}
      options={[
        { id: '', label: '没有说，或者不确定' },
        ...units.flatMap((unit) =>
          unit.doors.map(({ householdId, room }) => ({ id: householdId, label: `${unit.name} ${room}` })),
        ),
      ]}
    />
  );
}

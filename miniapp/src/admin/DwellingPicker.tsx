import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { useNewestDoors } from '../store/useNewestDoors.ts';

/** What is picked; empty where nothing is. */
interface PickedDwelling {
  readonly buildingId: string;
  readonly unitId: string;
  readonly householdId: string;
}

interface DwellingPickerProps {
  readonly communityId: string;
  /** A staircase for a dwelling that came to be, or a dwelling that is there. */
  readonly wants: 'unit' | 'household';
  readonly picked: PickedDwelling;
  readonly onPick: (picked: Partial<PickedDwelling>) => void;
}

const FIRST = { id: '', label: '请选择' };

/** Where a change of the register is, by house, staircase and door; by number where no roll was ever frozen. */
export function DwellingPicker({ communityId, wants, picked, onPick }: DwellingPickerProps) {
  const buildings = useNewestDoors(communityId);
  if (buildings.length === 0) return <ByNumber wants={wants} picked={picked} onPick={onPick} />;
  const units = buildings.find(({ buildingId }) => buildingId === picked.buildingId)?.units ?? [];
  return (
    <>
      <Select
        id="amend-buildingId"
        label="哪栋楼"
        value={picked.buildingId}
        onSelect={(buildingId) => onPick({ buildingId, unitId: '', householdId: '' })}
        options={[FIRST, ...buildings.map(({ buildingId, name }) => ({ id: buildingId, label: name }))]}
      />
      {wants === 'unit' ? (
        <Select
          id="amend-unitId"
          label="哪个单元"
          value={picked.unitId}
          onSelect={(unitId) => onPick({ unitId })}
          options={[FIRST, ...units.map(({ unitId, name }) => ({ id: unitId, label: name }))]}
        />
      ) : (
        <Select
          id="amend-householdId"
          label="哪一户"
          value={picked.householdId}
          onSelect={(householdId) => onPick({ householdId })}
          options={[
            FIRST,
            ...units.flatMap(({ name, doors }) =>
              doors.map(({ householdId, room }) => ({ id: householdId, label: `${name} ${room}` })),
            ),
          ]}
        />
      )}
    </>
  );
}

function ByNumber({ wants, picked, onPick }: Omit<DwellingPickerProps, 'communityId'>) {
  if (wants === 'household')
    return (
      <Field
        id="amend-householdId"
        label="户编号"
        value={picked.householdId}
        onChange={(householdId) => onPick({ householdId })}
      />
    );
  return (
    <>
      <Field
        id="amend-buildingId"
        label="楼栋编号"
        value={picked.buildingId}
        onChange={(buildingId) => onPick({ buildingId })}
      />
      <Field
        id="amend-unitId"
        label="单元编号"
        value={picked.unitId}
        onChange={(unitId) => onPick({ unitId })}
      />
    </>
  );
}

import { useState } from 'react';
import type { ReplyOf } from '../../../shared/api.ts';
import { AsyncView } from '../components/AsyncView.tsx';
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

const NONE: PickedDwelling = { buildingId: '', unitId: '', householdId: '' };
const FIRST = { id: '', label: '请选择' };
/** For what came after the newest roll was frozen: a dwelling, a staircase, a house. */
const BY_NUMBER = { id: 'by-number', label: '名册里没有，按编号填' };

/** Where a change of the register is, by house, staircase and door; by number where no roll has it. */
export function DwellingPicker({ communityId, ...picking }: DwellingPickerProps) {
  return (
    <AsyncView state={useNewestDoors(communityId)} rows={2}>
      {(buildings) =>
        buildings.length === 0 ? <ByNumber {...picking} /> : <ByDoor {...picking} buildings={buildings} />
      }
    </AsyncView>
  );
}

type Picking = Omit<DwellingPickerProps, 'communityId'>;

function ByDoor({
  buildings,
  wants,
  picked,
  onPick,
}: Picking & { readonly buildings: ReplyOf<'GET /rounds/:roundId/doors'>['buildings'] }) {
  const [byNumber, setByNumber] = useState(false);
  const units = buildings.find(({ buildingId }) => buildingId === picked.buildingId)?.units ?? [];
  const dwellings =
    wants === 'unit'
      ? units.map(({ unitId, name }) => ({ id: unitId, label: name }))
      : units.flatMap(({ name, doors }) =>
          doors.map(({ householdId, room }) => ({ id: householdId, label: `${name} ${room}` })),
        );
  const inside = wants === 'unit' ? 'unitId' : 'householdId';
  const pick = (id: string, part: Partial<PickedDwelling>): void => {
    setByNumber(id === BY_NUMBER.id);
    onPick(id === BY_NUMBER.id ? NONE : part);
  };
  return (
    <>
      <Select
        id="amend-building"
        label="哪栋楼"
        value={byNumber ? BY_NUMBER.id : picked.buildingId}
        onSelect={(id) => pick(id, { ...NONE, buildingId: id })}
        options={[
          FIRST,
          ...buildings.map(({ buildingId, name }) => ({ id: buildingId, label: name })),
          BY_NUMBER,
        ]}
      />
      {byNumber ? (
        <ByNumber wants={wants} picked={picked} onPick={onPick} />
      ) : (
        <Select
          id="amend-dwelling"
          label={wants === 'unit' ? '哪个单元' : '哪一户'}
          value={picked[inside]}
          onSelect={(id) => pick(id, { [inside]: id })}
          options={[FIRST, ...dwellings, BY_NUMBER]}
        />
      )}
    </>
  );
}

function ByNumber({ wants, picked, onPick }: Picking) {
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

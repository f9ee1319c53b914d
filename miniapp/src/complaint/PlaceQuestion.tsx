import type { ComplaintPlace } from '../../../shared/complaint/complaint.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { homePlace } from './filingDraft.ts';
import { faultOf, type FilingProps } from './filingProps.ts';
import { SpotPicker } from './SpotPicker.tsx';

const LONGEST_WORDS = 60;
/** Words or a tap without a choice: which building is still asked. */
const NOT_CHOSEN: ComplaintPlace = { kind: 'building' };

/** Where it is: at home, in another building, in 公共区域; more exactly in words or by a tap on the site plan. */
export function PlaceQuestion({ communityId, household, filing }: FilingProps) {
  const { place } = filing.draft;
  const home = homePlace(household);
  const put = (next: ComplaintPlace): void =>
    filing.change({
      place: {
        ...next,
        ...(place?.words === undefined ? {} : { words: place.words }),
        ...(place?.spot === undefined ? {} : { spot: place.spot }),
      },
    });
  const picked = pickedPlace(place, home);
  return (
    <Box id="q-place" focusable className="stack">
      <Choice
        name="place"
        legend="在哪里？"
        options={[
          ...(home === undefined
            ? []
            : [{ id: 'home', label: '我家这栋楼', hint: staircaseText(household.address) }]),
          { id: 'public', label: '公共区域', hint: '路、停车场、绿地、大门' },
          { id: 'other', label: home === undefined ? '楼里' : '别的楼' },
        ]}
        picked={picked === undefined ? [] : [picked]}
        onChange={([id]) => {
          if (id === 'home' && home !== undefined) put(home);
          else put({ kind: id === 'public' ? 'public' : 'building' });
        }}
        error={faultOf(filing, 'place')}
      />
      {picked === 'other' && (
        <BuildingSelect
          communityId={communityId}
          value={place?.buildingId ?? ''}
          onPick={(buildingId) => put({ kind: 'building', ...(buildingId === '' ? {} : { buildingId }) })}
        />
      )}
      <Field
        id="place-words"
        label="具体在哪"
        required={false}
        hint="例如：三楼楼道、东门停车场。请不要写姓名和门牌号"
        maxLength={LONGEST_WORDS}
        value={place?.words ?? ''}
        onChange={(words) => filing.change({ place: { ...(place ?? NOT_CHOSEN), words } })}
      />
      <SpotPicker
        communityId={communityId}
        spot={place?.spot}
        onPick={(spot) => {
          const { spot: _, ...rest } = place ?? NOT_CHOSEN;
          filing.change({ place: spot === undefined ? rest : { ...rest, spot } });
        }}
      />
    </Box>
  );
}

interface BuildingSelectProps {
  readonly communityId: string;
  readonly value: string;
  readonly onPick: (buildingId: string) => void;
}

function BuildingSelect({ communityId, value, onPick }: BuildingSelectProps) {
  const places = useCall('GET /communities/:communityId/complaints/places', { params: { communityId } });
  return (
    <AsyncView state={places} rows={1}>
      {({ items }) => (
        <Select
          id="place-building"
          label="哪一栋"
          value={value}
          options={[
            { id: '', label: '请选楼栋' },
            ...items.flatMap(({ buildingId, name }) =>
              buildingId === null ? [] : [{ id: buildingId, label: name }],
            ),
          ]}
          onSelect={onPick}
        />
      )}
    </AsyncView>
  );
}

function pickedPlace(
  place: ComplaintPlace | undefined,
  home: ComplaintPlace | undefined,
): 'home' | 'public' | 'other' | undefined {
  if (place === undefined) return undefined;
  if (place.kind === 'public') return 'public';
  return home !== undefined && place.buildingId === home.buildingId ? 'home' : 'other';
}

/** 示范一小区 1号楼 2单元 301 → 1号楼 2单元: a complaint names no door. */
function staircaseText(address: string): string {
  return address.split(' ').slice(0, -1).slice(-2).join(' ');
}

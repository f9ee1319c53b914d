import {
  COMPLAINT_CATEGORIES,
  PUBLIC_PLACE,
  type ComplaintCategory,
  type ComplaintState,
} from '../../../shared/complaint/complaint.ts';
import type { ComplaintApi, ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { Card } from '../components/Card.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';

export type PlaceCounts = ComplaintApi['GET /communities/:communityId/complaints/places']['reply']['items'];

/** What a neighbour looks at; empty strings filter nothing. `buildingId` `PUBLIC_PLACE` is 公共区域. */
export interface PublicFilter {
  readonly buildingId: string;
  readonly category: ComplaintCategory | '';
  readonly state: ComplaintState | 'open' | '';
}

export const EVERYTHING: PublicFilter = { buildingId: '', category: '', state: '' };

const STATES = [
  { id: '', label: '全部' },
  { id: 'open', label: '还在办' },
  { id: 'done', label: '办好了，等确认' },
  { id: 'confirmed', label: '居民确认解决' },
  { id: 'closedUnresolved', label: '客观无法解决' },
] as const;

interface PublicFiltersProps {
  readonly filters: PublicFilter;
  readonly places: PlaceCounts;
  readonly onChange: (filters: PublicFilter) => void;
}

/** Which of the public complaints are listed: by building, kind and state. */
export function PublicFilters({ filters, places, onChange }: PublicFiltersProps) {
  return (
    <Card title="挑着看">
      <Box className="stack">
        <Select
          id="public-building"
          label="在哪里"
          value={filters.buildingId}
          options={[
            { id: '', label: '整个小区' },
            ...places.map(({ buildingId, name }) => ({ id: buildingId ?? PUBLIC_PLACE, label: name })),
          ]}
          onSelect={(buildingId) => onChange({ ...filters, buildingId })}
        />
        <Select
          id="public-category"
          label="哪一类"
          value={filters.category}
          options={[
            { id: '', label: '全部' },
            ...COMPLAINT_CATEGORIES.map((id) => ({ id, label: CATEGORY_NAMES[id] })),
          ]}
          onSelect={(picked) =>
            onChange({ ...filters, category: COMPLAINT_CATEGORIES.find((id) => id === picked) ?? '' })
          }
        />
        <Select
          id="public-state"
          label="办到哪一步"
          value={filters.state}
          options={STATES}
          onSelect={(picked) =>
            onChange({ ...filters, state: STATES.find(({ id }) => id === picked)?.id ?? '' })
          }
        />
      </Box>
    </Card>
  );
}

/** What the server is asked for. */
export function publicQuery(communityId: string, filters: PublicFilter): ComplaintQuery {
  const { buildingId, category, state } = filters;
  return {
    view: 'public',
    communityId,
    ...(buildingId === '' ? {} : { buildingId }),
    ...(category === '' ? {} : { category }),
    ...(state === '' ? {} : { state }),
  };
}

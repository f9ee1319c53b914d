import { useState } from 'react';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_STATES,
  PUBLIC_PLACE,
  type ComplaintState,
} from '../../../shared/complaint/complaint.ts';
import {
  CATEGORY_NAMES,
  COMPLAINT_STATE_NAMES,
  URGENCY_NAMES,
} from '../../../shared/complaint/complaintNames.ts';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { DateField } from '../components/DateField.tsx';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { isFiltered, type QueueView } from './queueView.ts';

/** Id of the field that `/` goes to. */
export const SEARCH_ID = 'desk-search';

interface QueueFiltersProps {
  readonly view: QueueView;
  readonly communities: readonly { readonly id: string; readonly label: string }[];
  /** Somebody of an office; a firm is asked for nothing that it may not read. */
  readonly office: boolean;
  readonly onChange: (part: Partial<QueueView>) => void;
}

/** Which complaints are shown. A firm and a building are chosen inside one community. */
export function QueueFilters({ view, communities, office, onChange }: QueueFiltersProps) {
  const [words, setWords] = useState(view.search);
  const [open, setOpen] = useState(isFiltered(view));
  const only = communities.length === 1 ? communities[0]?.id : undefined;
  const communityId = view.communityId === '' ? only : view.communityId;
  const inCommunity = communityId === undefined || !office ? 'wait' : { params: { communityId } };
  const places = useCall('GET /communities/:communityId/complaints/places', inCommunity);
  const firms = useCall('GET /communities/:communityId/organisations', inCommunity);
  const buildings = (places.value?.items ?? []).map(({ buildingId, name }) => ({
    id: buildingId ?? PUBLIC_PLACE,
    label: name,
  }));
  const organisations = (firms.value?.items ?? []).map(({ organisationId, name }) => ({
    id: organisationId,
    label: name,
  }));
  return (
    <Box as="section" className="desk__filters" aria-label="筛选">
      <Box className="desk__search">
        <Field
          id={SEARCH_ID}
          label="搜索编号或内容"
          required={false}
          maxLength={50}
          value={words}
          onChange={setWords}
          onLeave={() => words.trim() !== view.search && onChange({ search: words.trim() })}
        />
        <Button small onPress={() => onChange({ search: words.trim() })}>
          搜索
        </Button>
        <Box className="desk__fold">
          <Button small aria-expanded={open} onPress={() => setOpen(!open)}>
            {open ? '收起' : '筛选'}
          </Button>
        </Box>
      </Box>
      <Box className={open ? 'desk__more desk__more--open' : 'desk__more'}>
        {communities.length > 1 && (
          <Select
            id="desk-community"
            label="小区"
            value={view.communityId}
            onSelect={(picked) => onChange({ communityId: picked, organisationId: '', buildingId: '' })}
            options={[{ id: '', label: '全部小区' }, ...communities]}
          />
        )}
        <Select
          id="desk-state"
          label="状态"
          value={view.state}
          onSelect={(picked) => onChange({ state: stateOf(picked) })}
          options={[
            { id: 'open', label: '还在办的' },
            { id: '', label: '全部状态' },
            ...COMPLAINT_STATES.map((id) => ({ id, label: COMPLAINT_STATE_NAMES[id] })),
          ]}
        />
        <Select
          id="desk-category"
          label="类别"
          value={view.category}
          onSelect={(picked) =>
            onChange({ category: COMPLAINT_CATEGORIES.find((id) => id === picked) ?? '' })
          }
          options={[
            { id: '', label: '全部类别' },
            ...COMPLAINT_CATEGORIES.map((id) => ({ id, label: CATEGORY_NAMES[id] })),
          ]}
        />
        {organisations.length > 1 && (
          <Select
            id="desk-organisation"
            label="承办单位"
            value={view.organisationId}
            onSelect={(organisationId) => onChange({ organisationId })}
            options={[{ id: '', label: '全部单位' }, ...organisations]}
          />
        )}
        {buildings.length > 1 && (
          <Select
            id="desk-building"
            label="位置"
            value={view.buildingId}
            onSelect={(buildingId) => onChange({ buildingId })}
            options={[{ id: '', label: '全部位置' }, ...buildings]}
          />
        )}
        <Select
          id="desk-urgency"
          label="紧急程度"
          value={view.urgency}
          onSelect={(picked) =>
            onChange({ urgency: picked === 'urgent' || picked === 'usual' ? picked : '' })
          }
          options={[
            { id: '', label: '不限' },
            { id: 'urgent', label: URGENCY_NAMES.urgent },
            { id: 'usual', label: URGENCY_NAMES.usual },
          ]}
        />
        <Choice
          name="desk-clock"
          legend="时限"
          segments
          options={[
            { id: '', label: '不限' },
            { id: 'soon', label: '即将超时' },
            { id: 'overdue', label: '已超时' },
          ]}
          picked={[view.clock]}
          onChange={([picked]) =>
            onChange({ clock: picked === 'soon' || picked === 'overdue' ? picked : '' })
          }
        />
        <DateField
          id="desk-from"
          label="反映日期从"
          value={view.from}
          onChange={(from) => onChange({ from })}
        />
        <DateField id="desk-to" label="到" value={view.to} onChange={(to) => onChange({ to })} />
      </Box>
    </Box>
  );
}

function stateOf(picked: string): ComplaintState | 'open' | '' {
  if (picked === 'open') return 'open';
  return COMPLAINT_STATES.find((id) => id === picked) ?? '';
}

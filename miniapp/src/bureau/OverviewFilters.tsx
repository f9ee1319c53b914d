import type { OverviewRow } from '../../../shared/community/community.ts';
import { Choice } from '../components/Choice.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { stageName } from '../words/names.ts';
import { districtsOf, SORT_KEYS, type OverviewView, type SortKey } from './overviewTable.ts';
import { STAGE_ORDER } from './stageOrder.ts';

const SORT_NAMES: Readonly<Record<SortKey, string>> = {
  name: '小区',
  region: '辖区',
  stage: '阶段',
  households: '户数',
  official: '征集率',
  strict: '全体口径',
  need: '还差户数',
  satisfaction: '满意度',
};

interface OverviewFiltersProps {
  readonly rows: readonly OverviewRow[];
  readonly view: OverviewView;
  readonly onChange: (part: Partial<OverviewView>) => void;
}

/** Which communities are shown; on a phone also their order, which a desktop has in the heads of the columns. */
export function OverviewFilters({ rows, view, onChange }: OverviewFiltersProps) {
  const stages = STAGE_ORDER.filter((stage) => rows.some((row) => row.stage === stage));
  return (
    <Box as="section" className="bureau__filters" aria-label="筛选">
      <Select
        id="region"
        label="辖区"
        value={view.region}
        onSelect={(region) => onChange({ region })}
        options={[{ id: '', label: '全部辖区' }, ...districtsOf(rows)]}
      />
      <Select
        id="stage"
        label="阶段"
        value={view.stage}
        onSelect={(stage) => onChange({ stage })}
        options={[
          { id: '', label: '全部阶段' },
          ...stages.map((stage) => ({ id: stage, label: stageName(stage) })),
        ]}
      />
      <Choice
        name="below"
        legend="征集率"
        segments
        options={[
          { id: 'all', label: '全部' },
          { id: 'below', label: '只看未达标' },
        ]}
        picked={[view.below ? 'below' : 'all']}
        onChange={([picked]) => onChange({ below: picked === 'below' })}
      />
      <Box className="bureau__order">
        <Select
          id="sort"
          label="排序"
          value={`${view.sort} ${view.descending ? 'desc' : ''}`}
          onSelect={(picked) => {
            const sort = SORT_KEYS.find((key) => picked.startsWith(`${key} `));
            if (sort !== undefined) onChange({ sort, descending: picked.endsWith('desc') });
          }}
          options={SORT_KEYS.flatMap((key) => [
            { id: `${key} `, label: `${SORT_NAMES[key]} ↑` },
            { id: `${key} desc`, label: `${SORT_NAMES[key]} ↓` },
          ])}
        />
      </Box>
    </Box>
  );
}

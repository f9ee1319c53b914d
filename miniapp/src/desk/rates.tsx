import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { COMPLAINT_CATEGORIES } from '../../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { RATE_GROUPS } from '../../../shared/complaint/complaintRates.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { DateField } from '../components/DateField.tsx';
import { Screen } from '../components/Screen.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { keepInAddress } from '../platform/pageAddress.ts';
import { mayPrint, printPage } from '../platform/printPage.ts';
import { useCall } from '../store/useCall.ts';
import { useOverview } from '../store/useOverview.ts';
import { ExportButton } from './ExportButton.tsx';
import { RateBars } from './RateBars.tsx';
import { RateDefinitions } from './RateDefinitions.tsx';
import { GROUP_NAMES, RateTable } from './RateTable.tsx';
import { ratesFromAddress, ratesQuery, ratesToAddress, type RatesView } from './ratesView.ts';
import './desk.scss';

/** 诉求统计: the three rates with 未评价 beside them, each number a way to the complaints behind it. */
export default function RatesPage() {
  const { params } = useRouter();
  const [view, setView] = useState(() => ratesFromAddress((name) => params[name]));
  const rates = useCall('GET /complaints/rates', { query: ratesQuery(view) });
  const communities = useOverview().value ?? [];
  const change = (part: Partial<RatesView>): void => {
    const next = { ...view, ...part };
    setView(next);
    keepInAddress(ratesToAddress(next));
  };
  return (
    <Screen title="诉求统计" wide>
      <Box className="stack">
        <Box as="section" className="desk__filters" aria-label="筛选">
          <Select
            id="rates-by"
            label="按什么分"
            value={view.by}
            onSelect={(picked) => change({ by: RATE_GROUPS.find((by) => by === picked) ?? 'community' })}
            options={RATE_GROUPS.map((id) => ({ id, label: GROUP_NAMES[id] }))}
          />
          {communities.length > 1 && (
            <Select
              id="rates-community"
              label="小区"
              value={view.communityId}
              onSelect={(communityId) => change({ communityId })}
              options={[
                { id: '', label: '全部小区' },
                ...communities.map(({ communityId, name }) => ({ id: communityId, label: name })),
              ]}
            />
          )}
          <Select
            id="rates-category"
            label="类别"
            value={view.category}
            onSelect={(picked) =>
              change({ category: COMPLAINT_CATEGORIES.find((id) => id === picked) ?? '' })
            }
            options={[
              { id: '', label: '全部类别' },
              ...COMPLAINT_CATEGORIES.map((id) => ({ id, label: CATEGORY_NAMES[id] })),
            ]}
          />
          <DateField
            id="rates-from"
            label="反映日期从"
            value={view.from}
            onChange={(from) => change({ from })}
          />
          <DateField id="rates-to" label="到" value={view.to} onChange={(to) => change({ to })} />
        </Box>
        <AsyncView state={rates} rows={6}>
          {(table) => (
            <Box className="stack">
              <RateBars total={table.total} from={table.from} to={table.to} />
              {table.total.figures.filed === 0 ? (
                <Box className="empty">
                  <Box className="empty__words">这段时间没有人反映诉求。</Box>
                  <Button onPress={() => change({ from: '', to: '', category: '', communityId: '' })}>
                    去掉筛选，看全部
                  </Button>
                </Box>
              ) : (
                <RateTable rates={table} view={view} />
              )}
              <RateDefinitions terms={table.terms} />
            </Box>
          )}
        </AsyncView>
        <Box className="row">
          <Button small busy={rates.loading} onPress={rates.retry}>
            刷新
          </Button>
          <ExportButton query={exported(view)} />
          {mayPrint && (
            <Button small onPress={printPage}>
              打印
            </Button>
          )}
        </Box>
      </Box>
    </Screen>
  );
}

/** All the complaints that the table counts. */
function exported(view: RatesView) {
  const { by: _by, ...filter } = ratesQuery(view);
  return filter;
}

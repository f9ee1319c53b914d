import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Screen } from '../components/Screen.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { keepInAddress } from '../platform/pageAddress.ts';
import { useCall } from '../store/useCall.ts';
import { useMoved } from '../store/useMoved.ts';
import { useOverview } from '../store/useOverview.ts';
import { HotSpots } from './HotSpots.tsx';
import './desk.scss';

/** 哪里多: the buildings of a community by what is open and late there. */
export default function PlacesPage() {
  const { params } = useRouter();
  const [picked, setPicked] = useState(params['communityId'] ?? '');
  const communities = useOverview();
  const communityId = picked === '' ? communities.value?.[0]?.communityId : picked;
  const places = useCall(
    'GET /communities/:communityId/complaints/places',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  useMoved(communityId === undefined ? [] : [`complaints:${communityId}`], places.retry);
  return (
    <Screen title="哪里多" wide>
      <Box className="stack">
        <AsyncView
          state={communities}
          empty={(rows) => rows.length === 0}
          emptyWords="您的范围里没有小区。"
          emptyAction={{ label: '刷新', onPress: communities.retry }}
        >
          {(rows) => (
            <Box className="stack">
              {rows.length > 1 && (
                <Select
                  id="places-community"
                  label="小区"
                  value={communityId ?? ''}
                  onSelect={(id) => {
                    setPicked(id);
                    keepInAddress({ communityId: id });
                  }}
                  options={rows.map((row) => ({ id: row.communityId, label: row.name }))}
                />
              )}
              <AsyncView
                state={places}
                rows={4}
                empty={({ items }) => items.every(({ all }) => all === 0)}
                emptyWords="这个小区还没有诉求。"
                emptyAction={{ label: '刷新', onPress: places.retry }}
              >
                {({ items }) => <HotSpots communityId={communityId ?? ''} places={items} />}
              </AsyncView>
            </Box>
          )}
        </AsyncView>
      </Box>
    </Screen>
  );
}

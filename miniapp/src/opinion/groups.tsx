import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Choice } from '../components/Choice.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { keepInAddress } from '../platform/pageAddress.ts';
import { useCall } from '../store/useCall.ts';
import { GroupCard } from './GroupCard.tsx';
import './opinion.scss';

/** 相近的意见: what the machine put side by side, for a person to confirm or to take apart. */
export default function OpinionGroupsPage() {
  const { params } = useRouter();
  const [state, setState] = useState<'suggested' | 'confirmed'>(
    params['state'] === 'confirmed' ? 'confirmed' : 'suggested',
  );
  const [cursor, setCursor] = useState<string>();
  const list = useCall('GET /opinion-groups', {
    query: { state, limit: 20, ...(cursor === undefined ? {} : { cursor }) },
  });
  return (
    <Screen title="相近的意见" wide>
      <Box className="stack">
        <Banner tone="info" title="机器只按用词把相近的意见放在一起，是不是一回事由您定。">
          确认后可以一次给一组意见记下结果；拆开的不会再放到一起。
        </Banner>
        <Choice
          name="group-state"
          legend="情况"
          segments
          options={[
            { id: 'suggested', label: '等您确认' },
            { id: 'confirmed', label: '已确认' },
          ]}
          picked={[state]}
          onChange={([picked]) => {
            const next = picked === 'confirmed' ? 'confirmed' : 'suggested';
            setState(next);
            setCursor(undefined);
            keepInAddress({ state: next === 'confirmed' ? next : '' });
          }}
        />
        <AsyncView
          state={list}
          rows={5}
          empty={(page) => page.items.length === 0}
          emptyWords={state === 'suggested' ? '没有等您确认的。' : '还没有确认过。'}
          emptyAction={{ label: '刷新', onPress: list.retry }}
        >
          {(page) => (
            <Box className="stack">
              {page.items.map((group) => (
                <GroupCard key={`${group.groupId} ${group.opinions.length}`} group={group} />
              ))}
              <PageTurns cursor={cursor} nextCursor={page.nextCursor} onTurn={setCursor} />
            </Box>
          )}
        </AsyncView>
      </Box>
    </Screen>
  );
}

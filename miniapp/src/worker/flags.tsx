import { useState } from 'react';
import type { StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Choice } from '../components/Choice.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { FlagCard } from './FlagCard.tsx';
import './worker.scss';

type Shown = StaffFlagView['state'] | 'all';

/** 登记提示: what looks odd about entries by staff, for the person who made them and for those who review. */
export default function FlagsPage() {
  const [shown, setShown] = useState<Shown>('all');
  const [cursor, setCursor] = useState<string>();
  const [changed, setChanged] = useState<readonly StaffFlagView[]>([]);
  const list = useCall('GET /staff-flags', {
    query: {
      limit: 20,
      ...(shown === 'all' ? {} : { state: shown }),
      ...(cursor === undefined ? {} : { cursor }),
    },
  });
  const show = (state: Shown): void => {
    setShown(state);
    setCursor(undefined);
  };
  return (
    <Screen title="登记提示" wide>
      <Box className="stack">
        <Banner tone="info" title="只在内部看，不公开，也不影响计数。">
          系统按时间和数量提示看着不寻常的登记。这不说明登记有错：登记的人先说明，另一位管理员复核。住户看不到。
        </Banner>
        <Choice
          name="flag-state"
          legend="复核情况"
          segments
          options={[
            { id: 'all', label: '全部' },
            { id: 'open', label: '未复核' },
            { id: 'reviewed', label: '已复核' },
          ]}
          picked={[shown]}
          onChange={([id]) => show(id === 'open' || id === 'reviewed' ? id : 'all')}
        />
        <AsyncView
          state={list}
          rows={4}
          empty={({ items }) => items.length === 0}
          emptyWords="没有需要看的登记提示。"
        >
          {({ items, nextCursor }) => (
            <Box className="stack">
              {items.map((flag) => (
                <FlagCard
                  key={flag.flagId}
                  flag={changed.find(({ flagId }) => flagId === flag.flagId) ?? flag}
                  onDone={(now) =>
                    setChanged((before) => [now, ...before.filter(({ flagId }) => flagId !== now.flagId)])
                  }
                />
              ))}
              <PageTurns cursor={cursor} nextCursor={nextCursor} onTurn={setCursor} />
            </Box>
          )}
        </AsyncView>
      </Box>
    </Screen>
  );
}

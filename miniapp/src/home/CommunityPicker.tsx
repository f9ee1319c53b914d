import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { countText } from '../words/numbers.ts';
import { stageName } from '../words/names.ts';

/** A newcomer picks a community to look at, or signs in to come to the own one. */
export function CommunityPicker({ onPick }: { readonly onPick: (communityId: string) => void }) {
  const [cursor, setCursor] = useState<string>();
  const signedIn = useAccount((store) => store.account !== undefined);
  const list = useCall('GET /communities', {
    query: cursor === undefined ? { limit: 50 } : { limit: 50, cursor },
  });
  return (
    <>
      <Box as="p" className="large">
        您住在哪个小区？
      </Box>
      {!signedIn && (
        <Button kind="primary" onPress={() => openPage(paths.me())}>
          登录，进入我的小区
        </Button>
      )}
      <AsyncView
        state={list}
        rows={5}
        empty={(page) => page.items.length === 0}
        emptyWords="还没有小区加入。"
      >
        {(page) => (
          <Card title="看看各小区的改造">
            {page.items.map((community) => (
              <Cell
                key={community.communityId}
                title={community.name}
                hint={`${community.regionName} · ${countText(community.households)} 户 · ${stageName(community.stage)}`}
                value={community.openRounds.length > 0 ? <Tag tone="info">正在征集</Tag> : undefined}
                onPress={() => onPick(community.communityId)}
              />
            ))}
            <PageTurns cursor={cursor} nextCursor={page.nextCursor} onTurn={setCursor} />
          </Card>
        )}
      </AsyncView>
    </>
  );
}

import { useState } from 'react';
import type { OwnerView } from '../../../shared/round/vote/electorApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { useCall } from '../store/useCall.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface RepresentativesProps {
  readonly owners: readonly OwnerView[];
  readonly communityId: string;
  readonly onDone: () => void;
}

/** Dwellings of several owners without an agreed representative, and who of them may be entered as one. */
export function Representatives({ owners, communityId, onDone }: RepresentativesProps) {
  const bindings = useCall('GET /bindings', { query: { communityId, limit: 100 } });
  const [wrong, setWrong] = useState<string>();
  const open = new Map(
    owners.flatMap(({ dwellings }) =>
      dwellings
        .filter(({ joint, representative }) => joint && !representative)
        .map(({ householdId, address }) => [householdId, address] as const),
    ),
  );
  if (open.size === 0) return null;
  const name = async (bindingId: string): Promise<void> => {
    const body = { bindingId };
    const params = { communityId };
    const named = await call('POST /communities/:communityId/owners/representative', { params, body });
    setWrong(named.ok ? undefined : refusalSentence(named.refusal.code));
    if (!named.ok) return;
    announce('代表已登记');
    onDone();
  };
  return (
    <Card title={`共有的房屋，还没有商定代表：${open.size} 套`}>
      <Box className="stack">
        <Box className="small">几位业主书面商定以后再登记；只对以后开始的表决有效。</Box>
        {wrong !== undefined && <Banner tone="bad" title={wrong} />}
        {[...open].map(([householdId, address]) => {
          const may = (bindings.value?.items ?? []).filter(
            (each) =>
              each.householdId === householdId && each.relation === 'owner' && each.status === 'approved',
          );
          return (
            <Box key={householdId} className="row">
              <Box>{address}</Box>
              {may.length === 0 && <Box className="small">业主还没有绑定账号</Box>}
              {may.map(({ bindingId, name: masked, phone }) => (
                <Button key={bindingId} small onPress={() => void name(bindingId)}>
                  {`代表：${masked} ${phone}`}
                </Button>
              ))}
            </Box>
          );
        })}
      </Box>
    </Card>
  );
}

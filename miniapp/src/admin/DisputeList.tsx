import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { DISPUTE_STATE_WORDS } from '../words/caseWords.ts';
import { timeText } from '../words/dates.ts';

interface DisputeListProps {
  readonly communityId: string;
  readonly roundId: string;
}

const DISPUTE_WAYS = { account: '用账号提出', slip: '用纸条提出', check: '核对纸质表时发现' } as const;

/** 异议: what households say was not theirs, those that wait for a decision first. */
export function DisputeList({ communityId, roundId }: DisputeListProps) {
  const state = useCall('GET /disputes', { query: { communityId, limit: 100 } });
  return (
    <Card title="异议（这不是我们答的）">
      <AsyncView
        state={state}
        empty={({ items }) => items.every((one) => one.roundId !== roundId)}
        emptyWords="没有住户提出异议。"
      >
        {({ items }) => {
          const here = items.filter((one) => one.roundId === roundId);
          const open = here.filter((one) => one.state === 'open');
          return (
            <>
              {[...open, ...here.filter((one) => one.state !== 'open')].map((one) => (
                <Cell
                  key={one.disputeId}
                  title={`${one.address} · 第 ${one.seq} 条`}
                  hint={
                    <>
                      <Box>
                        {timeText(one.askedAt)} {DISPUTE_WAYS[one.through]}
                      </Box>
                      <Tag tone={DISPUTE_STATE_WORDS[one.state].tone}>
                        {DISPUTE_STATE_WORDS[one.state].name}
                      </Tag>
                    </>
                  }
                  onPress={() => openPage(paths.adminDispute(one.disputeId))}
                />
              ))}
            </>
          );
        }}
      </AsyncView>
    </Card>
  );
}

import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { checkReceipt } from '../store/checkReceipt.ts';
import { useCall } from '../store/useCall.ts';
import { useMyResponses } from '../store/useRound.ts';
import { receiptCode } from '../words/receiptWords.ts';

/** Every receipt of my household in this log, checked again on this device. */
export function MyReceipts({ log }: { readonly log: string }) {
  const signedIn = useAccount((store) => store.account !== undefined);
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId: log },
    query: { limit: 100 },
  });
  return (
    <Card title="我家的回执，再核对一遍">
      {signedIn ? (
        <AsyncView
          state={rounds}
          rows={1}
          empty={({ items }) => items.every(({ mine }) => mine === undefined || !isAsked({ mine }))}
          emptyWords="您家在这个小区还没有回执。"
        >
          {({ items }) => (
            <>
              {items.filter(isAsked).map((round) => (
                <RoundReceipts key={round.roundId} round={round} />
              ))}
            </>
          )}
        </AsyncView>
      ) : (
        <Cell title="登录后可以核对您家的回执" onPress={() => openPage(paths.me())} />
      )}
    </Card>
  );
}

function isAsked({ mine }: Pick<RoundView, 'mine'>): boolean {
  return mine?.answered === true;
}

function RoundReceipts({ round }: { readonly round: RoundView }) {
  const state = useMyResponses(round.roundId, true);
  const { communityId, roundId } = round;
  return (
    <AsyncView state={state} rows={1} empty={({ history }) => history.length === 0} emptyWords="没有回执。">
      {({ history, householdId }) => (
        <Box>
          {history.map(({ seq, receipt, answers, kind }) => {
            const failed = checkReceipt(receipt, {
              communityId,
              roundId,
              householdId,
              ...(kind === 'response' ? { answers } : {}),
            }).filter(({ ok }) => !ok);
            return (
              <Cell
                key={seq}
                title={`第 ${seq} 条 · ${round.title}`}
                hint={`回执号 ${receiptCode(receipt.h)}`}
                value={
                  <Tag tone={failed.length === 0 ? 'good' : 'bad'}>
                    {failed.length === 0 ? '核对通过' : '没有通过'}
                  </Tag>
                }
                onPress={() => openPage(paths.receipt(roundId, seq))}
              />
            );
          })}
        </Box>
      )}
    </AsyncView>
  );
}

import type { HistoryItem, RoundView } from '../../../shared/round/roundView.ts';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { AnswerList } from '../components/questions/AnswerList.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { channelOfThisDevice } from '../platform/device.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { receiptCode } from '../words/receiptWords.ts';
import { EntryDispute } from './EntryDispute.tsx';

interface HistoryCardProps {
  readonly round: RoundView;
  readonly householdId: string;
  readonly history: readonly HistoryItem[];
  /** Something was disputed: look again. */
  readonly onChanged: () => void;
}

/** Every act of the household in the record, newest first; what others entered in its name is shown in full. */
export function HistoryCard({ round, householdId, history, onChanged }: HistoryCardProps) {
  return (
    <Card title="登记过的（新的在前）">
      {[...history].reverse().map((item) => (
        <Box key={item.seq} id={`entry-${item.seq}`} className="history" focusable>
          <Cell
            title={`第 ${item.seq} 条 · ${item.kind === 'withdraw' ? '撤回' : '答复'}`}
            hint={`${timeText(item.at)} · ${CHANNEL_NAMES[item.channel]} · ${whoseAct(item)} · 回执号 ${receiptCode(item.receipt.h)}`}
            value={item.kind === 'response' ? <Standing item={item} /> : undefined}
            onPress={() => openPage(paths.receipt(round.roundId, item.seq))}
          />
          {item.kind === 'response' && !item.mine && (
            <Box className="history__words">
              <AnswerList answers={item.answers} questions={round.questions} />
              <EntryDispute
                seq={item.seq}
                disputable={item.disputable === true}
                state={item.dispute?.state}
                send={(clientKey) =>
                  call('POST /disputes', {
                    body: {
                      clientKey,
                      roundId: round.roundId,
                      householdId,
                      seq: item.seq,
                      channel: channelOfThisDevice,
                    },
                  })
                }
                onDone={onChanged}
              />
            </Box>
          )}
        </Box>
      ))}
    </Card>
  );
}

function Standing({ item }: { readonly item: HistoryItem }) {
  if (item.standing === 'disputed') return <Tag tone="warn">有异议</Tag>;
  if (item.standing === 'removed') return <Tag>已作废</Tag>;
  if (item.standing === 'pending') return <Tag tone="info">待核验</Tag>;
  const words = item.counted ? '计入' : '现在不计入';
  return <Tag tone={item.counted ? 'good' : 'plain'}>{item.late === true ? `${words}（补录）` : words}</Tag>;
}

function whoseAct({ mine, by }: HistoryItem): string {
  if (by === 'staff') return '工作人员代登记';
  if (by === 'proxy') return '代理人登记';
  return mine ? '您登记的' : '家里其他人登记的';
}

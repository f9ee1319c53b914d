import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useComplaintList } from '../store/useComplaintList.ts';
import { useMoved } from '../store/useMoved.ts';
import { countText } from '../words/numbers.ts';
import { HandlerCase } from './HandlerCase.tsx';
import './desk.scss';

const MOST_TOPICS = 15;
const PAGE = 50;

/** 派给我的诉求: what a firm has to do, first what is due first, with the next step on one large button. */
export default function HandlerPage() {
  const queue = useComplaintList({ view: 'queue', state: 'open', order: 'due', limit: PAGE });
  useMoved(
    (queue.value?.firmCommunityIds ?? []).slice(0, MOST_TOPICS).map((id) => `complaints:${id}`),
    queue.retry,
  );
  return (
    <Screen title="派给我的诉求">
      <AsyncView
        state={queue}
        rows={4}
        empty={({ items }) => items.length === 0}
        emptyWords="现在没有派给您的诉求。"
        emptyAction={{ label: '刷新', onPress: queue.retry }}
      >
        {({ items, counts }) => (
          <Box className="stack">
            <Box className="large">
              {countText(counts.open)} 件要办
              {counts.overdue > 0 ? `，其中 ${countText(counts.overdue)} 件已超时` : ''}
              {counts.soon > 0 ? `，${countText(counts.soon)} 件即将超时` : ''}。
            </Box>
            {items.map((line) => (
              <HandlerCase key={line.complaintId} line={line} onDone={queue.retry} />
            ))}
            {queue.more && (
              <Button busy={queue.loading} onPress={queue.loadMore}>
                再列 50 件
              </Button>
            )}
          </Box>
        )}
      </AsyncView>
      <Button kind="quiet" onPress={() => openPage(paths.desk({ state: 'all' }))}>
        看全部，包括办完的
      </Button>
    </Screen>
  );
}

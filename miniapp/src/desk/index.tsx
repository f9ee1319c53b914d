import { useState } from 'react';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { isWebPage } from '../platform/device.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { mayPrint, printPage } from '../platform/printPage.ts';
import { hasRole, useAccount } from '../store/accountStore.ts';
import { useComplaintList } from '../store/useComplaintList.ts';
import { useMoved } from '../store/useMoved.ts';
import { useOverview } from '../store/useOverview.ts';
import { countText } from '../words/numbers.ts';
import { officeActors } from './actors.ts';
import { BulkDesk } from './BulkDesk.tsx';
import { ExportButton } from './ExportButton.tsx';
import { FigureNote } from './FigureNote.tsx';
import { KeysHelp } from './KeysHelp.tsx';
import { QueueCounts } from './QueueCounts.tsx';
import { QueueFilters, SEARCH_ID } from './QueueFilters.tsx';
import { QueueTable } from './QueueTable.tsx';
import { isFiltered, queueQuery, USUAL_QUEUE } from './queueView.ts';
import { useQueueView } from './useQueueView.ts';
import { useRowKeys } from './useRowKeys.ts';
import './desk.scss';

/** The socket follows no more topics than this. */
const MOST_TOPICS = 15;
const PAGE = 50;

/** 诉求办理: what residents complain about in the person's reach, with filters, keys and things done to many. */
export default function DeskPage() {
  const account = useAccount((store) => store.account);
  const actors = officeActors(account);
  const [view, change] = useQueueView();
  const query = queueQuery(view);
  const queue = useComplaintList({ ...query, limit: PAGE });
  const office = !hasRole(account, 'handler');
  const overview = useOverview(office ? undefined : 'wait');
  const [picked, setPicked] = useState<ReadonlyMap<string, ComplaintLine>>(new Map());
  const [help, setHelp] = useState(false);
  const rows = queue.value?.items ?? [];
  const communities = communityNames(overview.value ?? [], rows);
  const inView = office ? communities.map(({ id }) => id) : (queue.value?.firmCommunityIds ?? []);
  const followed = view.communityId === '' ? inView : [view.communityId];
  useMoved(
    followed.slice(0, MOST_TOPICS).map((id) => `complaints:${id}`),
    queue.retry,
  );
  const mayPick = office && actors.length > 0;
  const pick = (complaintId: string): void => {
    const line = rows.find((row) => row.complaintId === complaintId);
    if (line === undefined || !mayPick) return;
    const next = new Map(picked);
    if (!next.delete(complaintId)) next.set(complaintId, line);
    setPicked(next);
  };
  useRowKeys({
    ids: rows.map(({ complaintId }) => complaintId),
    on: view.keys === '',
    onPick: pick,
    onHelp: () => setHelp(!help),
    searchId: SEARCH_ID,
  });
  return (
    <Screen title="诉求办理" wide>
      <Box className="stack">
        <FigureNote view={view} onChange={change} />
        <QueueFilters view={view} communities={communities} office={office} onChange={change} />
        {help && <KeysHelp on={view.keys === ''} onTurn={(on) => change({ keys: on ? '' : 'off' })} />}
        {picked.size > 0 && (
          <BulkDesk
            lines={[...picked.values()]}
            actors={actors}
            onChanged={queue.retry}
            onClose={() => setPicked(new Map())}
          />
        )}
        <AsyncView state={queue} rows={8}>
          {({ items, counts }) => (
            <Box className="stack">
              <QueueCounts counts={counts} view={view} onChange={change} />
              {items.length === 0 ? (
                <Box className="empty">
                  <Box className="empty__words">
                    {isFiltered(view) ? '没有符合条件的诉求。' : '现在没有要办的诉求。'}
                  </Box>
                  <Button onPress={() => change({ ...USUAL_QUEUE, state: '', keys: view.keys })}>
                    去掉筛选，看全部
                  </Button>
                </Box>
              ) : (
                <QueueTable
                  rows={items}
                  caption={`诉求，已列出 ${countText(items.length)} 件`}
                  {...(mayPick && { picking: { picked: new Set(picked.keys()), onPick: pick } })}
                />
              )}
              {queue.more && (
                <Button busy={queue.loading} onPress={queue.loadMore}>
                  再列 50 件
                </Button>
              )}
            </Box>
          )}
        </AsyncView>
        <Box className="row">
          {hasRole(account, 'worker', 'communityAdmin') && (
            <Button small onPress={() => openPage(paths.deskFile())}>
              代居民登记
            </Button>
          )}
          {office && (
            <Button small onPress={() => openPage(paths.deskPlaces())}>
              看哪里多
            </Button>
          )}
          <Button small busy={queue.loading} onPress={queue.retry}>
            刷新
          </Button>
          {office && <ExportButton query={query} />}
          {mayPrint && (
            <Button small onPress={printPage}>
              打印
            </Button>
          )}
          {isWebPage && (
            <Button small aria-expanded={help} onPress={() => setHelp(!help)}>
              快捷键（?）
            </Button>
          )}
        </Box>
      </Box>
    </Screen>
  );
}

/** The communities to choose from: those in the person's scope, and for a firm those of its complaints. */
function communityNames(
  scope: readonly { readonly communityId: string; readonly name: string }[],
  rows: readonly ComplaintLine[],
): readonly { readonly id: string; readonly label: string }[] {
  const names = new Map(scope.map(({ communityId, name }) => [communityId, name]));
  for (const { communityId, communityName } of rows) names.set(communityId, communityName);
  return [...names].map(([id, label]) => ({ id, label }));
}

import { useState } from 'react';
import { ROLES } from '../../../shared/identity/account.ts';
import { ROLE_NAMES } from '../../../shared/identity/roleNames.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { PageTurns } from '../components/PageTurns.tsx';
import { Screen } from '../components/Screen.tsx';
import { Table } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { timeText } from '../words/dates.ts';
import { auditActText } from './auditWords.ts';
import './bureau.scss';

const PAGE = 50;

/** 审计日志: who looked at or changed what, newest first. Looking is an entry of its own. */
export default function AuditPage() {
  const [cursor, setCursor] = useState<string>();
  const log = useCall('GET /audit', {
    query: cursor === undefined ? { limit: PAGE } : { limit: PAGE, cursor },
  });
  return (
    <Screen title="审计日志" wide>
      <Banner tone="info" title="谁看过、改过什么，都在这里，只增不改。">
        您这次查看也记了一条。
      </Banner>
      <AsyncView
        state={log}
        rows={8}
        empty={(page) => page.items.length === 0}
        emptyWords="还没有记录。"
        emptyAction={{ label: '刷新', onPress: log.retry }}
      >
        {(page) => (
          <Box className="stack">
            <Table
              caption="审计日志，新的在前"
              captionHidden
              rows={page.items}
              rowId={(item) => String(item.seq)}
              columns={[
                { id: 'seq', title: '序号', cell: (item) => `第 ${item.seq} 条` },
                { id: 'at', title: '时间', cell: (item) => timeText(item.at) },
                { id: 'role', title: '身份', breaks: 'never', cell: (item) => roleText(item.actorRole) },
                { id: 'actor', title: '账号', cell: (item) => item.actor },
                { id: 'act', title: '做了什么', breaks: 'never', cell: (item) => auditActText(item.act) },
                { id: 'target', title: '对象', cell: (item) => item.target },
              ]}
            />
            <PageTurns
              cursor={cursor}
              nextCursor={page.nextCursor}
              onTurn={setCursor}
              next="更早的"
              first="回到最新的"
            />
          </Box>
        )}
      </AsyncView>
    </Screen>
  );
}

function roleText(name: string): string {
  const role = ROLES.find((one) => one === name);
  return role === undefined ? name : ROLE_NAMES[role];
}

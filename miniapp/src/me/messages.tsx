import { useState } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { MoreRows } from '../components/MoreRows.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useSubscription } from '../store/useSubscription.ts';
import { timeText } from '../words/dates.ts';
import { noticePath } from './noticePath.ts';
import { useMessages } from './useMessages.ts';

/** 我的消息: what was done in my household's name and what became of what I reported, each leading to its page. */
export default function MessagesPage() {
  const account = useAccount((store) => store.account);
  const messages = useMessages(account !== undefined);
  if (account === undefined) {
    return (
      <Screen title="我的消息">
        <Banner
          tone="info"
          title="登录后可以看消息。"
          action={{ label: '去登录', onPress: () => openPage(paths.me()) }}
        />
      </Screen>
    );
  }
  return (
    <Screen title="我的消息">
      <Remind />
      <AsyncView
        state={messages}
        empty={({ items }) => items.length === 0}
        emptyWords="还没有消息。有人替您家登记、您报的诉求有了进展，都会在这里告诉您。"
      >
        {({ items, unread }) => (
          <>
            <Card title={unread === 0 ? '都看过了' : `${unread} 条没看`}>
              {items.map((item) => (
                <Cell
                  key={item.noticeId}
                  title={item.title}
                  hint={`${timeText(item.at)}　${item.text}`}
                  value={item.read ? undefined : <Tag tone="info">新</Tag>}
                  onPress={() => {
                    messages.open(item.noticeId);
                    openPage(noticePath(item));
                  }}
                />
              ))}
            </Card>
            <MoreRows pages={messages}>再看一些</MoreRows>
          </>
        )}
      </AsyncView>
    </Screen>
  );
}

/** A person who wants to be reminded says so here; each yes is one message, as WeChat counts. */
function Remind() {
  const subscription = useSubscription(['household', 'progress', 'task']);
  const [asked, setAsked] = useState<boolean>();
  if (!subscription.possible) return null;
  return (
    <Card title="微信提醒">
      {asked !== undefined && (
        <Banner tone="info" title={asked ? '下一条消息会用微信提醒您。' : '没有开启。消息都在这一页。'} />
      )}
      <Button onPress={() => void subscription.ask().then(setAsked)}>下一条消息用微信提醒我</Button>
    </Card>
  );
}

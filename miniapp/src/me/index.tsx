import { useDidShow } from '@tarojs/taro';
import { Button } from '../components/Button.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useUnread } from '../store/useUnread.ts';
import { staffEntries } from '../words/staffEntries.ts';
import { MyHouseholds } from './MyHouseholds.tsx';
import { MyUploads } from './MyUploads.tsx';
import { SignInCard } from './SignInCard.tsx';
import { SignOut } from './SignOut.tsx';

/** 我的: who I am here, my households, how the screens look, and what is said about my data. */
export default function MePage() {
  const account = useAccount((store) => store.account);
  const expired = useAccount((store) => store.expired);
  const refresh = useAccount((store) => store.refresh);
  const home = account?.households.find(({ status }) => status === 'approved');
  const demo = useCall('GET /demo/accounts', {});
  const unread = useUnread() ?? 0;
  useDidShow(() => void refresh());
  return (
    <Screen title="我的" tab>
      {account === undefined ? (
        <>
          {expired && (
            <Banner tone="warn" title="登录已失效，请重新登录。">
              您填写的内容还在手机上。
            </Banner>
          )}
          <SignInCard demoAccounts={demo.value?.items ?? []} />
        </>
      ) : (
        <MyHouseholds account={account} />
      )}
      {account !== undefined && (
        <Card title="我的消息">
          <Cell
            title={unread > 0 ? `${unread} 条没看` : '没有新消息'}
            hint="替您家登记了什么，诉求办到哪了"
            value={unread > 0 ? <Tag tone="info">新</Tag> : undefined}
            onPress={() => openPage(paths.messages())}
          />
        </Card>
      )}
      {home !== undefined && (
        <Card title="我报的诉求">
          <Cell
            title="我的诉求"
            hint="办到哪一步了，要不要您说一句"
            onPress={() => openPage(paths.myComplaints(home.communityId))}
          />
        </Card>
      )}
      {account !== undefined && staffEntries(account).length > 0 && (
        <Card title="我的工作">
          {staffEntries(account).map((entry) => (
            <Cell
              key={entry.path}
              title={entry.label}
              hint={entry.hint}
              onPress={() => openPage(entry.path)}
            />
          ))}
        </Card>
      )}
      <MyUploads />
      <Card title="设置与说明">
        <Cell title="字号和显示" hint="长辈模式、深色、高对比度" onPress={() => openPage(paths.settings())} />
        <Cell
          title="关于与隐私"
          hint="记什么、谁能看、不承诺什么"
          onPress={() => openPage(paths.privacy())}
        />
        <Cell title="政策文件" hint="征集比例等数字的出处" onPress={() => openPage(paths.documents())} />
        {demo.value !== undefined && (
          <Cell title="组件样张" hint="仅演示" onPress={() => openPage(paths.stories())} />
        )}
      </Card>
      {account !== undefined && <SignOut />}
      {account === undefined && demo.refusal?.status === 0 && <Button onPress={demo.retry}>重新连接</Button>}
    </Screen>
  );
}

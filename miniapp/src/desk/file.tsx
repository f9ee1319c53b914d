import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Screen } from '../components/Screen.tsx';
import { useOverview } from '../store/useOverview.ts';
import { HeardForm } from './HeardForm.tsx';
import './desk.scss';

/** 代居民登记: what staff heard on the telephone, at a door, in a meeting or on paper, with the channel recorded. */
export default function DeskFilePage() {
  const communities = useOverview();
  return (
    <Screen title="代居民登记诉求" wide>
      <Banner tone="info" title="以您工作人员的身份登记，来源写明，不用居民的账号。">
        同一件事先在诉求办理里搜一搜，已经有的请合并或者跟进。
      </Banner>
      <AsyncView
        state={communities}
        empty={(rows) => rows.length === 0}
        emptyWords="您的范围里没有小区。"
        emptyAction={{ label: '刷新', onPress: communities.retry }}
      >
        {(rows) => <HeardForm communities={rows} />}
      </AsyncView>
    </Screen>
  );
}

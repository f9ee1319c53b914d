import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { Cell } from '../components/Cell.tsx';
import { ComplaintLinks } from '../components/ComplaintLinks.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCommunityRounds } from '../store/useCommunityRounds.ts';
import { dateText, untilText } from '../words/dates.ts';
import { ROUND_STATUS_NAMES } from '../words/names.ts';
import { HeadSentence } from './HeadSentence.tsx';
import './supervise.scss';

/** 来监督: progress, results and the record itself, with what it can prove and what not. */
export default function SupervisePage() {
  const { communityId, community, rounds } = useCommunityRounds();
  if (communityId === undefined) return <ChooseCommunityFirst title="来监督" />;
  return (
    <Screen title="来监督" contact={community?.contact}>
      <Card title="答复登记簿">
        <Box className="stack">
          <HeadSentence log={communityId} />
          <Box>
            每一份答复都按先后写进登记簿，改主意是在后面另写一条。手机会记住上次看到的样子，每次打开都核对：以前写的要是被改了、删了，核对就通不过。
          </Box>
          <Button kind="primary" onPress={() => openPage(paths.ledger(communityId))}>
            打开登记簿，核对我的回执
          </Button>
        </Box>
      </Card>
      <ComplaintLinks communityId={communityId} title="诉求办得怎么样" list="public" />
      <Card title="征集进度和结果">
        <AsyncView
          state={rounds}
          empty={({ items }) => items.every(({ status }) => status === 'draft')}
          emptyWords="这个小区还没有征集过。"
        >
          {({ items }) =>
            items
              .filter(({ status }) => status !== 'draft')
              .map((round) => {
                const open = round.status === 'open';
                const over = round.status === 'closed' || round.status === 'final';
                return (
                  <Cell
                    key={round.roundId}
                    title={round.title}
                    hint={
                      open
                        ? `看多少户答复了 · ${untilText(round.closesAt, Date.now())}`
                        : `看结果 · ${dateText(round.closesAt)} 截止`
                    }
                    value={<Tag tone={open ? 'info' : 'plain'}>{ROUND_STATUS_NAMES[round.status]}</Tag>}
                    onPress={() =>
                      openPage(over ? paths.result(round.roundId) : paths.participation(round.roundId))
                    }
                  />
                );
              })
          }
        </AsyncView>
      </Card>
      <Card title="哪些事情我们不能保证">
        <Box as="ul" className="supervise__list">
          <Box as="li">答复是记名的，不保证对经办的街道、社区保密。</Box>
          <Box as="li">有人在您身边逼您选，手机看不出来；截止前可以换个时间自己再改，以后一次为准。</Box>
          <Box as="li">手机如果被别人装了坏软件，核对的结果也可能被改；可以换一台手机再核对。</Box>
          <Box as="li">住户名册本身对不对，登记簿证明不了；发现名册不对请打电话。</Box>
        </Box>
      </Card>
      <Card title="依据的文件">
        <Cell
          title="五份政策文件的原文数字"
          hint="80%、每月 25 日这些数字从哪里来"
          onPress={() => openPage(paths.documents())}
        />
      </Card>
    </Screen>
  );
}

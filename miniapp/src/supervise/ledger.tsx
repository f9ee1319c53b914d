import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { EntryLookup } from './EntryLookup.tsx';
import { HeadSentence } from './HeadSentence.tsx';
import { Heads } from './Heads.tsx';
import { MyReceipts } from './MyReceipts.tsx';
import { NoticeBoardHead } from './NoticeBoardHead.tsx';
import { TakeHome } from './TakeHome.tsx';
import './supervise.scss';

/** 登记簿: is it still the same record, is my receipt in it, and what stands at a number. */
export default function LedgerPage() {
  const log = usePageParam('log');
  const seq = usePageParam('seq');
  const community = useCommunitySummary(log);
  if (log === undefined) return <IncompleteLink title="登记簿" what="哪个小区" from="home" />;
  return (
    <Screen
      title={community === undefined ? '登记簿' : `${community.name} 登记簿`}
      contact={community?.contact}
    >
      {seq !== undefined && <EntryLookup key={seq} log={log} seq={seq} />}
      <HeadSentence log={log} />
      <MyReceipts log={log} />
      <Card title="这是怎么核对的">
        <Box className="stack">
          <Box as="p">
            登记簿像一本编了页码的账本，规矩是只往后写。每一条都能算出一长串字，叫校验码；所有校验码合起来再算出一串，叫“根”。写明一共几条、根是什么，再由登记簿签名，就是存根，好比账本的封条。
          </Box>
          <Box as="p">
            改动过去的任何一条，根就变了，和大家手机上记住的、公示栏上贴的存根就对不上。所以不用只听我们说：有人留着改动以前的存根，一比就看得出来。
          </Box>
          <Box as="p">
            别人只能看到每一条的种类、方式和校验码，看不到是哪一户、选了什么。新的条目攒够一批才公开，免得从先后猜出是谁。
          </Box>
        </Box>
      </Card>
      <Heads log={log} />
      <NoticeBoardHead log={log} />
      <TakeHome log={log} />
      {seq === undefined && <EntryLookup log={log} />}
    </Screen>
  );
}

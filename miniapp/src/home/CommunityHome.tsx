import type { CommunitySummary } from '../../../shared/community/community.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { ComplaintLinks } from '../components/ComplaintLinks.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { useCall } from '../store/useCall.ts';
import { countText } from '../words/numbers.ts';
import { stageName, stageSentence } from '../words/names.ts';
import { WaitingForMe } from './WaitingForMe.tsx';

interface CommunityHomeProps {
  readonly communityId: string;
  readonly onLeave: () => void;
}

/** The home of one community. */
export function CommunityHome({ communityId, onLeave }: CommunityHomeProps) {
  const state = useCall('GET /communities/:communityId', { params: { communityId } });
  return (
    <>
      <AsyncView state={state}>
        {(community) => (
          <>
            <Standing community={community} onLeave={onLeave} />
            <Tiles communityId={communityId} />
            <WaitingForMe community={community} />
            <ComplaintLinks communityId={communityId} title="哪里难受，报诉求" list="public" />
            {community.stage === 'publicity' && (
              <Card title="方案正在公示">
                <Cell
                  title="看公示、提异议"
                  hint="每一件异议都会公开答复"
                  onPress={() => openPage(paths.notice(communityId))}
                />
              </Card>
            )}
            <Card title="小区改造委员会">
              <Cell
                title="成员、会议和决定"
                hint="居民推选，和各户的答复并列公开"
                onPress={() => openPage(paths.committee(communityId))}
              />
            </Card>
          </>
        )}
      </AsyncView>
      {state.value === undefined && state.refusal !== undefined && (
        <Button onPress={onLeave}>换一个小区</Button>
      )}
    </>
  );
}

function Standing({
  community,
  onLeave,
}: {
  readonly community: CommunitySummary;
  readonly onLeave: () => void;
}) {
  return (
    <Card>
      <Box className="home__where">
        <Box className="home__about">
          <Box as="h2" className="home__name">
            {community.name}
          </Box>
          <Box className="small">
            {community.regionName} · {countText(community.buildings)} 栋 {countText(community.households)} 户
            · {community.builtYear} 年建
          </Box>
        </Box>
        <Button small onPress={onLeave}>
          换小区
        </Button>
      </Box>
      <Box className="home__sentence">{stageSentence(community.stage)}</Box>
      <Box className="row">
        <Tag tone="info">{`阶段：${stageName(community.stage)}`}</Tag>
        {community.demo && <Tag shape="※">演示数据</Tag>}
      </Box>
    </Card>
  );
}

function Tiles({ communityId }: { readonly communityId: string }) {
  const tiles = [
    { sign: '看', title: '看方案', hint: '改什么、花多少、到哪步', path: paths.plan(communityId) },
    { sign: '说', title: '说意见', hint: '哪里难受，告诉我们', path: paths.speak(communityId) },
    { sign: '选', title: '做选择', hint: '点菜，确认，评价', path: paths.rounds() },
    { sign: '督', title: '来监督', hint: '征集进度，登记簿', path: paths.supervise(communityId) },
  ];
  return (
    <Box as="nav" className="tiles" aria-label="四件事">
      {tiles.map((tile) => (
        <Press key={tile.title} className="home__tile" onPress={() => openPage(tile.path)}>
          <Box className="home__sign" aria-hidden>
            {tile.sign}
          </Box>
          <Box className="home__tile-title">{tile.title}</Box>
          <Box className="small">{tile.hint}</Box>
        </Press>
      ))}
    </Box>
  );
}

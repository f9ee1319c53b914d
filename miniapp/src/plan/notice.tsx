import type { PublicationView } from '../../../shared/plan/publicationApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChooseCommunityFirst } from '../components/ChooseCommunityFirst.tsx';
import { Screen } from '../components/Screen.tsx';
import { apiAddress } from '../platform/apiAddress.ts';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { openFile } from '../platform/openFile.ts';
import { paths } from '../platform/paths.ts';
import { Picture } from '../platform/picture.tsx';
import { useCurrentCommunityId } from '../store/communityStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { usePublicRecords } from '../store/usePublicRecords.ts';
import { timeText, untilText } from '../words/dates.ts';
import { contentText } from '../words/publicRecords.ts';
import { noticeOf } from './noticeOf.ts';
import { NoticeBoard } from './NoticeBoard.tsx';
import { Objections } from './Objections.tsx';
import './plan.scss';

/** 公示: the frozen notice, until when to object, every objection with its answer, the photograph of it on the wall. */
export default function NoticePage() {
  const current = useCurrentCommunityId();
  const communityId = usePageParam('communityId') ?? current;
  const hash = usePageParam('hash');
  const notices = usePublicRecords(communityId, 'publicityNotice');
  const photos = usePublicRecords(communityId, 'wallPhoto');
  const community = useCommunitySummary(communityId);
  if (communityId === undefined) return <ChooseCommunityFirst title="方案公示" />;
  return (
    <Screen title="方案公示" contact={community?.contact}>
      <AsyncView
        state={notices}
        rows={6}
        empty={(all) => all.length === 0}
        emptyWords="这个小区还没有公示。"
        emptyAction={{ label: '看方案', onPress: () => openPage(paths.plan(communityId)) }}
      >
        {(all) => (
          <NoticeParts
            notice={all.filter((one) => one.hash === hash)[0] ?? all[0]}
            newest={all[0]?.hash}
            photos={photos.value ?? []}
          />
        )}
      </AsyncView>
    </Screen>
  );
}

interface NoticePartsProps {
  readonly notice: PublicationView | undefined;
  readonly newest: string | undefined;
  readonly photos: readonly PublicationView[];
}

function NoticeParts({ notice, newest, photos }: NoticePartsProps) {
  const content = notice === undefined ? undefined : noticeOf(notice.content);
  if (notice === undefined || content === undefined) return null;
  const { communityId, hash } = notice;
  const onWall = photos.filter(({ facts }) => facts['notice'] === hash);
  const poster = apiAddress(`/exports/publications/${hash}/poster.pdf`);
  return (
    <>
      <Card title={content.communityName}>
        <Box className="stack">
          <Box className="large">
            第 {content.version} 版方案，公示 {content.days} 天，{untilText(content.until, Date.now())}。
          </Box>
          <Box className="small">
            {timeText(content.publishedAt)} 公布，提异议到 {timeText(content.until)}
          </Box>
          {newest !== hash && (
            <Banner
              tone="warn"
              title="这是以前的公示，已经有新的一版。"
              action={{ label: '看最新的公示', onPress: () => openPage(paths.notice(communityId)) }}
            />
          )}
          <Button onPress={() => openPage(paths.planVersions(communityId))}>和上一版比，改了什么</Button>
          <Button onPress={() => openFile(poster, '公示海报.pdf')}>下载海报（A3，可打印）</Button>
        </Box>
      </Card>
      <NoticeBoard notice={content.board} />
      {onWall.map((photo) => (
        <Card key={photo.hash} title="已经贴在墙上">
          <Picture
            src={apiAddress(`/evidence/${contentText(photo, 'evidenceId')}`)}
            alt={`公示贴在${contentText(photo, 'place')}的照片`}
            className="plan__wall"
          />
          <Box className="small">
            {contentText(photo, 'place')}，{timeText(photo.at)} 登记
          </Box>
        </Card>
      ))}
      <Objections communityId={communityId} notice={hash} until={content.until} />
    </>
  );
}

import { AsyncView } from '../components/AsyncView.tsx';
import { ReadAloud } from '../components/ReadAloud.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { Picture } from '../platform/picture.tsx';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { drawingAddress } from '../platform/drawingAddress.ts';
import './plan.scss';

/** 图纸: one drawing as large as the screen, with its description in words. */
export default function DrawingPage() {
  const communityId = usePageParam('communityId');
  const drawingId = usePageParam('drawingId');
  const state = useCall(
    'GET /communities/:communityId/plan',
    communityId === undefined ? 'wait' : { params: { communityId } },
  );
  const community = useCommunitySummary(communityId);
  const drawing = state.value?.drawings.find((one) => one.drawingId === drawingId);
  if (communityId === undefined || drawingId === undefined)
    return <IncompleteLink title="图纸" what="哪一张图纸" from="home" />;
  return (
    <Screen title={drawing?.title ?? '图纸'} contact={community?.contact}>
      <AsyncView state={state} empty={() => drawing === undefined} emptyWords="这一版方案里没有这张图纸。">
        {() =>
          drawing !== undefined && (
            <>
              <Box className="plan__sheet">
                <Picture className="plan__full" src={drawingAddress(drawing.image)} alt={drawing.title} />
              </Box>
              <Box as="p">图上画的是：{drawing.description}</Box>
              <ReadAloud text={drawing.description} />
              <Box className="small">图纸校验码：{hashGroups(drawing.sha256)}</Box>
            </>
          )
        }
      </AsyncView>
    </Screen>
  );
}

import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { goBack } from '../platform/navigation.ts';
import type { BallotProgress } from '../components/questions/ballotProgress.ts';
import type { Leaving } from './useLeaving.ts';

/** Inside the page: the ballot is not handed in; stay or leave. */
export function LeaveNotice({
  leaving,
  progress,
}: {
  readonly leaving: Leaving;
  readonly progress: BallotProgress;
}) {
  const left = progress.unfinished.length;
  return (
    <Box id="leaving" className="leaving" role="alert" focusable>
      {leaving.asked && (
        <Box className="banner banner--warn">
          <Box className="stack">
            <Box className="banner__title">
              {left > 0 ? `还有 ${left} 题没选好，还没有提交。` : '都选好了，但是还没有提交。'}
            </Box>
            <Box>已自动保存在手机上，下次打开可以接着填。没有提交的不算答复。</Box>
            <Button kind="primary" onPress={leaving.stay}>
              继续填
            </Button>
            <Button kind="quiet" onPress={goBack}>
              先离开
            </Button>
          </Box>
        </Box>
      )}
    </Box>
  );
}

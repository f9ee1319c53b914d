import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 核对. */
export default function RoundReviewPage() {
  return (
    <Screen title="核对">
      <Skeleton />
    </Screen>
  );
}

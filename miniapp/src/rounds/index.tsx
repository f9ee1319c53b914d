import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 做选择. */
export default function RoundsIndexPage() {
  return (
    <Screen title="做选择" tab>
      <Skeleton />
    </Screen>
  );
}

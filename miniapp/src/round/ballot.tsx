import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 点菜. */
export default function RoundBallotPage() {
  return (
    <Screen title="点菜">
      <Skeleton />
    </Screen>
  );
}

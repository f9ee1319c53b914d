import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 我家的答复. */
export default function RoundMinePage() {
  return (
    <Screen title="我家的答复">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 征集工作台. */
export default function WorkerIndexPage() {
  return (
    <Screen title="征集工作台">
      <Skeleton />
    </Screen>
  );
}

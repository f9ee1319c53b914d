import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 楼栋. */
export default function WorkerDoorsPage() {
  return (
    <Screen title="楼栋">
      <Skeleton />
    </Screen>
  );
}

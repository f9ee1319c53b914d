import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 推进阶段. */
export default function AdminStagePage() {
  return (
    <Screen title="推进阶段">
      <Skeleton />
    </Screen>
  );
}

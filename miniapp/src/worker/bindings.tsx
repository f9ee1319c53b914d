import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 绑定审核. */
export default function WorkerBindingsPage() {
  return (
    <Screen title="绑定审核">
      <Skeleton />
    </Screen>
  );
}

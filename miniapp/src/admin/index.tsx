import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 管理. */
export default function AdminIndexPage() {
  return (
    <Screen title="管理">
      <Skeleton />
    </Screen>
  );
}

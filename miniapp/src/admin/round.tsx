import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 征集管理. */
export default function AdminRoundPage() {
  return (
    <Screen title="征集管理">
      <Skeleton />
    </Screen>
  );
}

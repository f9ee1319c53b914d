import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 看方案. */
export default function PlanIndexPage() {
  return (
    <Screen title="看方案">
      <Skeleton />
    </Screen>
  );
}

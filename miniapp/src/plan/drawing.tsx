import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 图纸. */
export default function PlanDrawingPage() {
  return (
    <Screen title="图纸">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 总览. */
export default function BureauIndexPage() {
  return (
    <Screen title="总览">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 统计结果. */
export default function RoundResultPage() {
  return (
    <Screen title="统计结果">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 说意见. */
export default function SpeakIndexPage() {
  return (
    <Screen title="说意见">
      <Skeleton />
    </Screen>
  );
}

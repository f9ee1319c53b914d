import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 征集进度. */
export default function RoundParticipationPage() {
  return (
    <Screen title="征集进度">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 来监督. */
export default function SuperviseIndexPage() {
  return (
    <Screen title="来监督">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 答复登记簿. */
export default function SuperviseLedgerPage() {
  return (
    <Screen title="答复登记簿">
      <Skeleton />
    </Screen>
  );
}

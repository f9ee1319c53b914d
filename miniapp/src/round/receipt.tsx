import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 回执. */
export default function RoundReceiptPage() {
  return (
    <Screen title="回执">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 政策文件. */
export default function DocumentsIndexPage() {
  return (
    <Screen title="政策文件">
      <Skeleton />
    </Screen>
  );
}

import { Screen } from '../components/Screen.tsx';
import { Skeleton } from '../components/AsyncView.tsx';

/** 文件. */
export default function DocumentsDocumentPage() {
  return (
    <Screen title="文件">
      <Skeleton />
    </Screen>
  );
}

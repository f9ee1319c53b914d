import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { UploadWaiting } from '../components/UploadWaiting.tsx';
import type { Filing } from './useFiling.ts';

/** It is handed in and not acknowledged yet: being sent, or 未上传 and safe on the phone. */
export function FilingWaiting({ filing }: { readonly filing: Filing }) {
  const { item, onlyHere, restart } = filing;
  if (item === undefined) return null;
  if (item.state === 'recorded') return <Banner tone="good" title="您的诉求已登记" />;
  return (
    <UploadWaiting item={item} what="诉求" gives="编号" kept={!onlyHere}>
      <Button onPress={restart}>再反映一件别的事</Button>
    </UploadWaiting>
  );
}

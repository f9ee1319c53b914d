import { useState } from 'react';
import type { PhotoCovering } from '../../../shared/evidence/evidenceApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { CoverForm } from './CoverForm.tsx';
import './photo.scss';

/** Covers faces and plates of one photograph before other residents see it. */
export default function CoverPhotoPage() {
  const evidenceId = usePageParam('evidenceId');
  const photo = useCall(
    'GET /evidence/:evidenceId/cover',
    evidenceId === undefined ? 'wait' : { params: { evidenceId } },
  );
  const [changed, setChanged] = useState<PhotoCovering>();
  if (evidenceId === undefined)
    return <IncompleteLink title="遮挡人脸和车牌" what="哪一张照片" from="home" />;
  return (
    <Screen title="遮挡人脸和车牌">
      <AsyncView state={photo} rows={5}>
        {(loaded) => (
          <CoverForm
            photo={changed?.evidenceId === loaded.evidenceId ? changed : loaded}
            onDone={setChanged}
          />
        )}
      </AsyncView>
    </Screen>
  );
}

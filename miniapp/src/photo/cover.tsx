import { useState } from 'react';
import type { PhotoCovering } from '../../../shared/evidence/evidenceApi.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
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
  return (
    <Screen title="遮挡人脸和车牌">
      {evidenceId === undefined ? (
        <Banner tone="bad" title="没有指明哪一张照片。" />
      ) : (
        <AsyncView state={photo} rows={5}>
          {(loaded) => (
            <CoverForm
              photo={changed?.evidenceId === loaded.evidenceId ? changed : loaded}
              onDone={setChanged}
            />
          )}
        </AsyncView>
      )}
    </Screen>
  );
}

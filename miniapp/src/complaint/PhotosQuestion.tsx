import { MOST_PHOTOS } from '../../../shared/complaint/complaint.ts';
import { PhotoPicker } from '../components/PhotoPicker.tsx';
import { Box } from '../platform/box.tsx';
import { photosKept } from './filingDraft.ts';
import type { FilingProps } from './filingProps.ts';

/** Photographs of it, up to nine; none is needed, and none holds up handing in: what is not there yet goes first. */
export function PhotosQuestion({ communityId, filing }: FilingProps) {
  const { draft, change } = filing;
  return (
    <Box id="q-photos" focusable className="stack">
      <Box className="choice__legend">拍张照片（选填，最多 {MOST_PHOTOS} 张）</Box>
      {draft.clientKey !== undefined && (
        <PhotoPicker
          key={draft.clientKey}
          communityId={communityId}
          photos={draft.photos}
          most={MOST_PHOTOS}
          keepAs={photosKept(draft)}
          onChange={(photos) => change({ photos })}
        />
      )}
    </Box>
  );
}

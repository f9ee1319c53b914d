import { MOST_PHOTOS } from '../../../shared/complaint/complaint.ts';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Box } from '../platform/box.tsx';
import type { FilingProps } from './filingProps.ts';

/** Photographs of it, up to nine; none is needed. */
export function PhotosQuestion({ communityId, filing }: FilingProps) {
  const { photos } = filing.draft;
  return (
    <Box id="q-photos" focusable className="stack">
      <Box className="choice__legend">拍张照片（选填，最多 {MOST_PHOTOS} 张）</Box>
      {photos.length > 0 && <Box>✓ 已上传 {photos.length} 张</Box>}
      {photos.length < MOST_PHOTOS && (
        <EvidencePicker
          communityId={communityId}
          label={photos.length === 0 ? '拍照或选照片' : '再加一张'}
          evidenceId={undefined}
          onUploaded={(id) => filing.change({ photos: [...new Set([...photos, id])] })}
        />
      )}
    </Box>
  );
}

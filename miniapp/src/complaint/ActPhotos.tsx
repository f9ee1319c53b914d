import { MOST_PHOTOS } from '../../../shared/complaint/complaint.ts';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Box } from '../platform/box.tsx';

interface ActPhotosProps {
  readonly communityId: string;
  /** Evidence ids of what is uploaded. */
  readonly photos: readonly string[];
  readonly onChange: (photos: readonly string[]) => void;
}

/** Photographs beside words, up to nine; none is needed. */
export function ActPhotos({ communityId, photos, onChange }: ActPhotosProps) {
  return (
    <Box className="stack">
      {photos.length > 0 && <Box>✓ 已上传 {photos.length} 张</Box>}
      {photos.length < MOST_PHOTOS && (
        <EvidencePicker
          communityId={communityId}
          label={photos.length === 0 ? '拍照或选照片' : '再加一张'}
          evidenceId={undefined}
          onUploaded={(id) => onChange([...new Set([...photos, id])])}
        />
      )}
    </Box>
  );
}

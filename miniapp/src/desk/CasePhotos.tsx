import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { PhotoRow } from '../components/PhotoRow.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';

/** The photographs; what other residents may see has to have faces and plates covered first. */
export function CasePhotos({ complaint }: { readonly complaint: ComplaintView }) {
  const { photos, entries, isPrivate } = complaint;
  const all = [...photos, ...entries.flatMap((entry) => entry.photos)];
  const open = all.filter(
    ({ evidenceId, blurred }, index) =>
      !blurred && all.findIndex((one) => one.evidenceId === evidenceId) === index,
  );
  if (all.length === 0) return null;
  return (
    <Card title="照片">
      <Box className="stack">
        <PhotoRow photos={photos} words="反映时的照片" />
        {isPrivate ? (
          <Box className="small">这件诉求不公开，其他居民看不到照片。</Box>
        ) : open.length === 0 ? (
          <Box className="small">人脸和车牌都遮过了，邻居看得到遮过的照片。</Box>
        ) : (
          <>
            <Box className="small">还有 {open.length} 张没有遮人脸和车牌，遮好以前邻居看不到。</Box>
            <Box className="row">
              {open.map(({ evidenceId }, index) => (
                <Button key={evidenceId} small onPress={() => openPage(paths.coverPhoto(evidenceId))}>
                  {`遮挡第 ${index + 1} 张`}
                </Button>
              ))}
            </Box>
          </>
        )}
      </Box>
    </Card>
  );
}

import type { ComplaintPhoto } from '../../../shared/complaint/complaintView.ts';
import { Box } from '../platform/box.tsx';
import { photoAddress } from '../platform/photoAddress.ts';
import { Picture } from '../platform/picture.tsx';

interface BeforeAfterProps {
  readonly before: ComplaintPhoto;
  readonly after: ComplaintPhoto;
}

/** 反映时 and 办结时 side by side. */
export function BeforeAfter({ before, after }: BeforeAfterProps) {
  const sides = [
    { words: '反映时', photo: before },
    { words: '办结时', photo: after },
  ];
  return (
    <Box className="pair">
      {sides.map(({ words, photo }) => (
        <Box key={words} className="pair__side">
          <Picture className="pair__picture" src={photoAddress(photo.fullUrl)} alt={`${words}的照片`} />
          <Box className="small">{words}</Box>
        </Box>
      ))}
    </Box>
  );
}

import { useState } from 'react';
import type { ComplaintPhoto } from '../../../shared/complaint/complaintView.ts';
import { Box } from '../platform/box.tsx';
import { photoAddress } from '../platform/photoAddress.ts';
import { Picture } from '../platform/picture.tsx';
import { Press } from '../platform/press.tsx';

interface PhotoRowProps {
  readonly photos: readonly ComplaintPhoto[];
  /** What the photographs show, for people who do not see them: 反映时的照片. */
  readonly words: string;
}

/** Photographs as small pictures; one that is pressed opens large in the page, nothing pops up. */
export function PhotoRow({ photos, words }: PhotoRowProps) {
  const [large, setLarge] = useState<string>();
  const shown = photos.find(({ evidenceId }) => evidenceId === large);
  if (photos.length === 0) return null;
  return (
    <Box className="stack">
      <Box className="shots">
        {photos.map(({ evidenceId, thumbUrl }, index) => (
          <Press
            key={evidenceId}
            className="shot"
            aria-label={`${words}，第 ${index + 1} 张，共 ${photos.length} 张，${evidenceId === large ? '收起大图' : '看大图'}`}
            aria-expanded={evidenceId === large}
            onPress={() => setLarge(evidenceId === large ? undefined : evidenceId)}
          >
            <Picture className="shot__picture" src={photoAddress(thumbUrl)} alt="" />
          </Press>
        ))}
      </Box>
      {shown !== undefined && (
        <Picture className="shots__large" src={photoAddress(shown.fullUrl)} alt={words} />
      )}
    </Box>
  );
}

import type { ReactNode } from 'react';
import { photoAddress } from '../platform/photoAddress.ts';
import { Box } from '../platform/box.tsx';
import type { PhotoEntry } from '../platform/photoEntries.ts';
import { Picture } from '../platform/picture.tsx';
import { useCall } from '../store/useCall.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { Button } from './Button.tsx';

interface PhotoTileProps {
  readonly entry: PhotoEntry;
  /** 第 2 张，共 3 张. */
  readonly place: string;
  readonly onEarlier: (() => void) | undefined;
  readonly onLater: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly onRetry: () => void;
}

/** One photograph of a picker: what it shows, how far it is, and what can be done with it. */
export function PhotoTile({ entry, place, onEarlier, onLater, onRemove, onRetry }: PhotoTileProps) {
  const { state, percent, refusal, preview, evidenceId, attempts } = entry;
  const alt = `照片，${place}`;
  return (
    <Box as="li" className="photo">
      {preview !== undefined ? (
        <Picture className="photo__picture" src={preview} alt={alt} />
      ) : (
        <UploadedPicture evidenceId={evidenceId ?? ''} alt={alt} />
      )}
      <Box className="photo__words">
        <Box className={`photo__state photo__state--${state}`} role="status">
          {stateWords(entry)}
        </Box>
        {state === 'sending' && (
          <Box
            className="photo__bar"
            role="progressbar"
            aria-label={`${place}，上传进度`}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
          >
            <Box className="photo__done" style={{ width: `${percent}%` }} />
          </Box>
        )}
        {refusal !== undefined && refusal.status !== 0 && state !== 'sent' && (
          <Box className="small">{refusalSentence(refusal.code)}</Box>
        )}
        <Box className="photo__acts">
          {state === 'waiting' && attempts > 0 && (
            <Act label={`现在重传，${place}`} onPress={onRetry}>
              现在重传
            </Act>
          )}
          {onEarlier !== undefined && (
            <Act label={`往前移，${place}`} onPress={onEarlier}>
              ↑ 往前
            </Act>
          )}
          {onLater !== undefined && (
            <Act label={`往后移，${place}`} onPress={onLater}>
              ↓ 往后
            </Act>
          )}
          <Act label={`移除，${place}`} onPress={onRemove}>
            移除
          </Act>
        </Box>
      </Box>
    </Box>
  );
}

function Act({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <Button small kind="quiet" aria-label={label} onPress={onPress}>
      {children}
    </Button>
  );
}

/** One that was uploaded before this page was opened: seen by an address of its own. */
function UploadedPicture({ evidenceId, alt }: { readonly evidenceId: string; readonly alt: string }) {
  const { value } = useCall('GET /evidence/:evidenceId/addresses', { params: { evidenceId } });
  return value === undefined ? (
    <Box className="photo__picture photo__picture--none" />
  ) : (
    <Picture className="photo__picture" src={photoAddress(value.thumbUrl)} alt={alt} />
  );
}

function stateWords({ state, percent, attempts }: PhotoEntry): string {
  switch (state) {
    case 'sent':
      return '✓ 已上传';
    case 'sending':
      return `正在上传 ${percent}%`;
    case 'refused':
      return '✕ 没有传上';
    case 'waiting':
      return attempts === 0 ? '等待上传' : `网络不好，会自动重传（已试 ${attempts} 次）`;
  }
}

import { Box } from '../platform/box.tsx';
import { Button } from './Button.tsx';
import './photos.scss';
import { PhotoTile } from './PhotoTile.tsx';
import { usePhotoUploads } from './usePhotoUploads.ts';

interface PhotoPickerProps {
  /** Undefined for a firm, which has cases and no community: the case they are put into names it. */
  readonly communityId: string | undefined;
  /** Evidence ids of what is uploaded, in order; the form keeps them in its draft. */
  readonly photos: readonly string[];
  readonly onChange: (photos: readonly string[]) => void;
  readonly most: number;
  /** 拍照或选照片 unless something else is wanted. */
  readonly label?: string;
  /** Names the draft under which photographs that are not uploaded yet are kept on the device. */
  readonly keepAs?: string;
  /** Told how many are still on their way, so that the form can say what is missing. */
  readonly onWaiting?: (waiting: number) => void;
  readonly id?: string;
  readonly error?: string | undefined;
}

/** Takes, shows, orders and uploads photographs one after another; what is uploaded is never sent again. */
export function PhotoPicker({ photos, most, label = '拍照或选照片', ...props }: PhotoPickerProps) {
  const { communityId, onChange, keepAs, onWaiting, id, error } = props;
  const [shown, uploads] = usePhotoUploads({ communityId, photos, onChange, keepAs, onWaiting });
  const { entries, removed, kept } = shown;
  const waiting = entries.some(({ state }) => state === 'waiting' || state === 'sending');
  return (
    <Box id={id} focusable className="stack">
      {entries.length > 0 && (
        <Box as="ol" className="photos">
          {entries.map((entry, index) => (
            <PhotoTile
              key={entry.localId}
              entry={entry}
              place={`第 ${index + 1} 张，共 ${entries.length} 张`}
              onEarlier={index === 0 ? undefined : () => uploads.move(entry.localId, -1)}
              onLater={index === entries.length - 1 ? undefined : () => uploads.move(entry.localId, 1)}
              onRemove={() => uploads.remove(entry.localId)}
              onRetry={uploads.retry}
            />
          ))}
        </Box>
      )}
      {removed !== undefined && (
        <Box className="photos__undo" role="status">
          <Box>已移除 1 张照片。</Box>
          <Button small onPress={uploads.undo}>
            撤销移除
          </Button>
        </Box>
      )}
      {entries.length < most ? (
        <Button onPress={() => void uploads.add(most)}>
          {entries.length === 0 ? label : `再加照片（还可以加 ${most - entries.length} 张）`}
        </Button>
      ) : (
        <Box className="small">最多 {most} 张，已经选满。</Box>
      )}
      <Box className="small">照片里的拍摄地点会自动去掉。{keptWords(waiting, kept)}</Box>
      {error !== undefined && (
        <Box className="wrong" role="alert">
          {error}
        </Box>
      )}
    </Box>
  );
}

function keptWords(waiting: boolean, kept: boolean | undefined): string {
  if (!waiting || kept === undefined) return '';
  return kept
    ? '没传完的照片也存在这台设备上，重新打开会接着传。'
    : '这台设备存不下没传完的照片，请等传完再离开本页。';
}

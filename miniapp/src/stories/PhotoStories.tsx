import { useState } from 'react';
import { Card } from '../components/Card.tsx';
import { PhotoPicker } from '../components/PhotoPicker.tsx';
import { PhotoTile } from '../components/PhotoTile.tsx';
import { Box } from '../platform/box.tsx';
import type { PhotoEntry } from '../platform/photoEntries.ts';

const nothing = (): void => undefined;
/** A grey wall, invented. */
const WALL =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='96' height='96'%3E%3Crect width='96' height='96' fill='%23b9a58c'/%3E%3Cpath d='M0 32H96M0 64H96' stroke='%239a866d' stroke-width='4'/%3E%3C/svg%3E";
const entry = (localId: string, more: Partial<PhotoEntry>): PhotoEntry => ({
  localId,
  state: 'waiting',
  percent: 0,
  attempts: 0,
  nextAttemptAt: 0,
  preview: WALL,
  ...more,
});
const refusal = (code: 'network/offline' | 'evidence/too-large') =>
  ({ code, message: '', status: code === 'network/offline' ? 0 : 413, details: {} }) as const;
const ENTRIES: readonly PhotoEntry[] = [
  entry('sent', { state: 'sent', percent: 100, evidenceId: 'sent' }),
  entry('sending', { state: 'sending', percent: 45 }),
  entry('waiting', {}),
  entry('failed', { attempts: 3, refusal: refusal('network/offline') }),
  entry('refused', { state: 'refused', attempts: 1, refusal: refusal('evidence/too-large') }),
];

/** Photographs being chosen and uploaded, in every state. */
export function PhotoStories() {
  const [photos, setPhotos] = useState<readonly string[]>([]);
  return (
    <Card title="PhotoPicker">
      <Box className="stack">
        <PhotoPicker communityId="demo-01" photos={photos} onChange={setPhotos} most={9} />
        <PhotoPicker
          communityId="demo-01"
          photos={[]}
          onChange={nothing}
          most={1}
          label="拍办结的照片"
          error="请先拍一张办结的照片。"
        />
        <Box as="ol" className="photos">
          {ENTRIES.map((one, index) => (
            <PhotoTile
              key={one.localId}
              entry={one}
              place={`第 ${index + 1} 张，共 ${ENTRIES.length} 张`}
              onEarlier={index === 0 ? undefined : nothing}
              onLater={index === ENTRIES.length - 1 ? undefined : nothing}
              onRemove={nothing}
              onRetry={nothing}
            />
          ))}
        </Box>
      </Box>
    </Card>
  );
}

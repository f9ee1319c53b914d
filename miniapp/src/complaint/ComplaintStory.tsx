import type { ComplaintPhoto, ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { BeforeAfter } from '../components/BeforeAfter.tsx';
import { Card } from '../components/Card.tsx';
import { ComplaintEntryList } from '../components/ComplaintEntryList.tsx';
import { PhotoRow } from '../components/PhotoRow.tsx';
import { Box } from '../platform/box.tsx';

/** What was said, how it looked before and after, and everything that happened. */
export function ComplaintStory({ view }: { readonly view: ComplaintView }) {
  const { text, photos, entries, mine } = view;
  const before = photos[0];
  const after = lastProof(view);
  return (
    <>
      <Card title={mine ? '您说的' : '反映的事'}>
        <Box className="stack">
          <Box className="complaint__text">{text ?? '内容不公开。'}</Box>
          {before !== undefined && after !== undefined && <BeforeAfter before={before} after={after} />}
          <PhotoRow photos={photos} words="反映时的照片" />
          {mine && photos.some(({ blurred }) => !blurred) && !view.isPrivate && (
            <Box className="small">人脸和车牌遮住以后，邻居才看得到照片。</Box>
          )}
        </Box>
      </Card>
      <Card title="办理过程">
        <ComplaintEntryList entries={entries} mine={mine} />
      </Card>
    </>
  );
}

function lastProof({ entries }: ComplaintView): ComplaintPhoto | undefined {
  return [...entries].reverse().find(({ kind, photos }) => kind === 'done' && photos.length > 0)?.photos[0];
}

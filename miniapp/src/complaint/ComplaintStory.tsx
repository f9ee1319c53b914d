import type {
  ComplaintEntryView,
  ComplaintPhoto,
  ComplaintView,
} from '../../../shared/complaint/complaintView.ts';
import { BeforeAfter } from '../components/BeforeAfter.tsx';
import { Card } from '../components/Card.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintEntryList } from '../components/ComplaintEntryList.tsx';
import { PhotoRow } from '../components/PhotoRow.tsx';
import { Box } from '../platform/box.tsx';
import { isRunning } from '../words/clockText.ts';

/** What was said, how it looked before and after, everything that happened, and which deadlines were kept. */
export function ComplaintStory({ view }: { readonly view: ComplaintView }) {
  const { text, photos, entries, mine, clocks } = view;
  const before = photos[0];
  const after = lastProof(view);
  const ended = clocks.filter((clock) => !isRunning(clock));
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
        <Box className="stack">
          <ComplaintEntryList entries={entries.map(withoutFiled)} mine={mine} />
          {ended.map((clock) => (
            <ClockLine key={`${clock.clock} ${clock.startedAt}`} clock={clock} notes />
          ))}
        </Box>
      </Card>
    </>
  );
}

/** What was filed stands above, once. */
function withoutFiled(entry: ComplaintEntryView): ComplaintEntryView {
  return entry.kind === 'filed' && entry.text !== null ? { ...entry, text: '', photos: [] } : entry;
}

function lastProof({ entries }: ComplaintView): ComplaintPhoto | undefined {
  return [...entries].reverse().find(({ kind, photos }) => kind === 'done' && photos.length > 0)?.photos[0];
}

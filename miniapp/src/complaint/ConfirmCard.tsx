import { useState } from 'react';
import { COMPLAINT_LENGTH, MOST_PHOTOS } from '../../../shared/complaint/complaint.ts';
import { hasWords } from '../../../shared/round/answering/hasWords.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { PhotoPicker } from '../components/PhotoPicker.tsx';
import { Rating } from '../components/Rating.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import type { ActProps } from './actProps.ts';
import { ActRefusal } from './ActRefusal.tsx';
import { STILL_COMING } from './TellForm.tsx';
import { useActing } from '../store/useActing.ts';
import { useSubscription } from '../store/useSubscription.ts';
import { useKeptWords } from './useKeptWords.ts';

const REASON = 'reopen-reason';

/** 解决了没有: both answers side by side and as easy as each other; the last word is the resident's. */
export function ConfirmCard({ view, onDone }: ActProps) {
  const { complaintId } = view;
  const [solved, setSolved] = useState<boolean>();
  const [rating, setRating] = useState<number>();
  const { words: reason, kept, write: setReason } = useKeptWords(`reopen/${complaintId}`);
  const [photos, setPhotos] = useState<readonly string[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useActing(onDone);
  const { offer } = useSubscription(['progress']);
  const params = { complaintId };
  const rated = rating === undefined ? {} : { rating };

  const confirm = (): Promise<boolean> =>
    act(
      rated,
      (clientKey) => call('POST /complaints/:complaintId/confirm', { params, body: { clientKey, ...rated } }),
      '已记下：已经解决',
    );
  const reopen = async (): Promise<void> => {
    setAsked(true);
    if (!hasWords(reason)) return focusOn(REASON);
    if (waiting > 0) return;
    offer();
    const told = { text: reason.trim(), ...(photos.length === 0 ? {} : { photos }), ...rated };
    const done = await act(
      told,
      (clientKey) => call('POST /complaints/:complaintId/reopen', { params, body: { clientKey, ...told } }),
      '已记下：没有解决，重新办理',
    );
    if (done) setReason('');
  };

  return (
    <Card title="解决了没有？" tone="warn" id="confirm">
      <Box className="stack">
        <Choice
          name="solved"
          legend="您说了算。您不说“解决了”，就不算解决"
          segments
          options={[
            { id: 'yes', label: '已解决' },
            { id: 'no', label: '没解决' },
          ]}
          picked={solved === undefined ? [] : [solved ? 'yes' : 'no']}
          onChange={([id]) => setSolved(id === 'yes')}
        />
        {solved === false && (
          <>
            <Field
              id={REASON}
              label="哪里没解决"
              hint="写几个字就行"
              kind="long"
              maxLength={COMPLAINT_LENGTH}
              value={reason}
              onChange={setReason}
              error={asked && !hasWords(reason) ? '请写几个字，说说哪里没解决' : undefined}
            />
            {kept && <Box className="small">写的内容已存在手机上，还没有提交。</Box>}
            <PhotoPicker
              communityId={view.communityId}
              photos={photos}
              most={MOST_PHOTOS}
              onChange={setPhotos}
              onWaiting={setWaiting}
              error={asked && waiting > 0 ? STILL_COMING : undefined}
            />
          </>
        )}
        {solved !== undefined && (
          <Rating name="complaint-rating" legend="办理得怎么样（选填）" value={rating} onChange={setRating} />
        )}
        <ActRefusal refusal={refusal} />
        {solved === true && (
          <Button kind="primary" busy={busy} onPress={() => void confirm()}>
            确认已解决
          </Button>
        )}
        {solved === false && (
          <Button kind="primary" busy={busy} onPress={() => void reopen()}>
            没解决，请重新办
          </Button>
        )}
      </Box>
    </Card>
  );
}

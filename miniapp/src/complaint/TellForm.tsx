import { useState } from 'react';
import { COMPLAINT_LENGTH, MOST_PHOTOS } from '../../../shared/complaint/complaint.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { hasWords } from '../../../shared/round/answering/hasWords.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { PhotoPicker } from '../components/PhotoPicker.tsx';
import { Box } from '../platform/box.tsx';
import type { CallResult } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import type { ActProps } from './actProps.ts';
import { ActRefusal } from './ActRefusal.tsx';
import { useActing } from '../store/useActing.ts';
import { useKeptWords } from './useKeptWords.ts';

/** Words with photographs, as they are sent. */
interface Told {
  readonly clientKey: string;
  readonly text: string;
  readonly photos?: readonly string[];
}

/** What is told, in the words of its form. */
export interface TellWords {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly missing: string;
  readonly button: string;
  readonly primary?: boolean;
  /** What is said aloud when it is there. */
  readonly done: string;
}

interface TellFormProps extends ActProps {
  readonly words: TellWords;
  readonly send: (told: Told) => Promise<CallResult<ComplaintView>>;
}

/** Said beside photographs that are not there yet. */
export const STILL_COMING = '照片还没传完，请等一等再按，或者先移除没传完的';

/** A few words, with photographs if wanted, and the button that sends them. */
export function TellForm({ view: { communityId, complaintId }, words, send, onDone }: TellFormProps) {
  const { id, label, hint, missing, button, primary = false, done } = words;
  const { words: text, kept, write: setText } = useKeptWords(`${id}/${complaintId}`);
  const [photos, setPhotos] = useState<readonly string[]>([]);
  const [waiting, setWaiting] = useState(0);
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useActing(onDone);
  const tell = async (): Promise<void> => {
    setAsked(true);
    if (!hasWords(text)) return focusOn(id);
    if (waiting > 0) return;
    const told = { text: text.trim(), ...(photos.length === 0 ? {} : { photos }) };
    if (!(await act(told, (clientKey) => send({ clientKey, ...told }), done))) return;
    setText('');
    setPhotos([]);
    setAsked(false);
  };
  return (
    <Box className="stack">
      <Field
        id={id}
        label={label}
        kind="long"
        maxLength={COMPLAINT_LENGTH}
        value={text}
        onChange={setText}
        error={asked && !hasWords(text) ? missing : undefined}
        {...(hint === undefined ? {} : { hint })}
      />
      {kept && <Box className="small">写的内容已存在手机上，还没有提交。</Box>}
      <PhotoPicker
        communityId={communityId}
        photos={photos}
        most={MOST_PHOTOS}
        onChange={setPhotos}
        onWaiting={setWaiting}
        error={asked && waiting > 0 ? STILL_COMING : undefined}
      />
      <ActRefusal refusal={refusal} />
      <Button kind={primary ? 'primary' : 'secondary'} busy={busy} onPress={() => void tell()}>
        {button}
      </Button>
    </Box>
  );
}

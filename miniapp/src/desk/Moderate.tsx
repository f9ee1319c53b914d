import { useState } from 'react';
import type { ComplaintEntryView, ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useAct } from '../store/useAct.ts';

const ACT_WORDS = {
  hold: { label: '暂停公开', will: '其他居民暂时看不到，等核对清楚再定；原文保留。' },
  hide: { label: '隐藏', will: '其他居民看不到这条内容，会看到“社区已隐藏”；原文保留。' },
  restore: { label: '恢复公开', will: '能看到这件事的人又看得到这条内容。' },
} as const;
type Act = keyof typeof ACT_WORDS;

interface ModerateProps {
  readonly complaintId: string;
  readonly entry: ComplaintEntryView;
  readonly onDone: (complaint: ComplaintView) => void;
}

/** Holds, hides or shows again one entry, with a reason; the original stays and the act is an entry of its own. */
export function Moderate({ complaintId, entry, onDone }: ModerateProps) {
  const [open, setOpen] = useState<Act>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  const acts: readonly Act[] = entry.moderation === undefined ? ['hold', 'hide'] : ['restore'];
  const close = (): void => {
    setOpen(undefined);
    setReason('');
    setAsked(false);
  };
  const send = async (picked: Act): Promise<void> => {
    setAsked(true);
    if (reason.trim() === '') return;
    const body = { entryId: entry.entryId, act: picked, reason: reason.trim() };
    const sent = await act(
      () => call('POST /complaints/:complaintId/moderate', { params: { complaintId }, body }),
      `已${ACT_WORDS[picked].label}`,
    );
    if (sent) close();
  };
  if (open === undefined)
    return (
      <Box className="row desk__moderate">
        {acts.map((id) => (
          <Button key={id} small kind="quiet" onPress={() => setOpen(id)}>
            {ACT_WORDS[id].label}
          </Button>
        ))}
      </Box>
    );
  return (
    <Box className="desk__form stack" role="group" aria-label={ACT_WORDS[open].label}>
      <Box className="small">{ACT_WORDS[open].will}</Box>
      <Field
        id={`moderate-${entry.entryId}`}
        label="原因"
        hint="和这条内容放在一起，反映人看得到"
        maxLength={200}
        value={reason}
        onChange={setReason}
        error={asked && reason.trim() === '' ? '请写原因' : undefined}
      />
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <Box className="row">
        <Button small busy={busy} onPress={() => void send(open)}>
          {`确定${ACT_WORDS[open].label}`}
        </Button>
        <Button small kind="quiet" disabled={busy} onPress={close}>
          先不
        </Button>
      </Box>
    </Box>
  );
}

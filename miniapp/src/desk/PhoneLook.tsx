import { useState } from 'react';
import { LOOK_REASON_LENGTH, SHORTEST_LOOK_REASON } from '../../../shared/complaint/complaint.ts';
import { COMPLAINT_AUTHOR_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { plainText } from '../../../shared/plainText.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { callPhone } from '../platform/navigation.ts';
import { call } from '../platform/request.ts';
import { timeText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useAct } from '../store/useAct.ts';

interface PhoneLookProps {
  readonly complaint: ComplaintView;
  /** A look was added: the list of them is to be read anew. */
  readonly onLooked: () => void;
}

/** The number that was left, looked at with a reason, and who has looked; it is not kept on the page that follows. */
export function PhoneLook({ complaint, onLooked }: PhoneLookProps) {
  const { complaintId, hasPhone, phoneLooks = [] } = complaint;
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [phone, setPhone] = useState<string>();
  const { busy, refusal, act } = useAct<{ readonly phone: string }>((found) => {
    setPhone(found.phone);
    onLooked();
  });
  const fault = plainText(reason).length < SHORTEST_LOOK_REASON ? '请写为什么要看，至少四个字' : undefined;
  const look = async (): Promise<void> => {
    setAsked(true);
    if (fault !== undefined) return;
    const body = { reason: reason.trim() };
    await act(
      () => call('POST /complaints/:complaintId/phone', { params: { complaintId }, body }),
      '已显示电话，这次查看已经记下',
    );
  };
  return (
    <Card title="反映人的电话">
      <Box className="stack">
        {hasPhone !== true ? (
          <Box>没有留电话，请在这里答复。</Box>
        ) : phone !== undefined ? (
          <>
            <Box className="large">{phone}</Box>
            <Button onPress={() => callPhone(phone)}>打电话</Button>
            <Box className="small">这次查看已经记下，反映人看得到。</Box>
          </>
        ) : open ? (
          <>
            <Field
              id="phone-reason"
              label="为什么要看电话"
              hint="和这次查看一起存下，反映人看得到"
              maxLength={LOOK_REASON_LENGTH}
              value={reason}
              onChange={setReason}
              error={asked ? fault : undefined}
            />
            <Button busy={busy} onPress={() => void look()}>
              看电话，记下这一次
            </Button>
          </>
        ) : (
          <Button onPress={() => setOpen(true)}>要联系反映人，看电话</Button>
        )}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        {hasPhone === true && (
          <Box className="small">
            每次查看都记进审计日志，反映人看得到谁在什么时候看过、填的什么理由。
            {phoneLooks.length === 0 ? '现在还没有人看过。' : `已经看过 ${phoneLooks.length} 次：`}
          </Box>
        )}
        {phoneLooks.map(({ at, by, reason: given }) => (
          <Box key={at} className="small">
            {timeText(at)} {COMPLAINT_AUTHOR_NAMES[by]}：{given}
          </Box>
        ))}
      </Box>
    </Card>
  );
}

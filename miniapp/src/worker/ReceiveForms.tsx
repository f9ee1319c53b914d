import { useState } from 'react';
import { MOST_FORMS_RECEIVED } from '../../../shared/round/answering/paperForm.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useRecording } from '../store/useRecording.ts';
import { plainSerial } from './spokenDraft.ts';

interface ReceiveFormsProps {
  readonly roundId: string;
  readonly onReceived: () => void;
}

/** Counts in the forms that came back, before the close; the envelope is sealed after this. */
export function ReceiveForms({ roundId, onReceived }: ReceiveFormsProps) {
  const [typed, setTyped] = useState('');
  const [sure, setSure] = useState(false);
  const recording = useRecording();
  const serials = [...new Set(typed.split(/[\s,，、;；]+/).map(plainSerial))].filter(
    (serial) => serial !== '',
  );
  const tooMany = serials.length > MOST_FORMS_RECEIVED;
  const receive = async (): Promise<void> => {
    const sent = await recording.send(
      (clientKey) => call('POST /forms/received', { body: { clientKey, roundId, serials } }),
      `${serials.length} 份表已登记收回`,
    );
    setSure(false);
    if (!sent) return;
    setTyped('');
    onReceived();
  };
  return (
    <Card title="收回登记">
      <Box className="stack">
        <Field
          id="received-serials"
          label="收回的编号"
          hint="一行一个，也可以用扫码枪连续扫二维码；清点后封袋，截止后还可以补录"
          kind="long"
          maxLength={8000}
          value={typed}
          onChange={setTyped}
          error={tooMany ? `一次最多 ${MOST_FORMS_RECEIVED} 份，请分几次登记` : undefined}
        />
        {recording.wrong !== undefined && <Banner tone="bad" title={recording.wrong} />}
        {recording.done && <Banner tone="good" title="已登记收回。" />}
        <Sheet
          open={sure}
          inline
          busy={recording.busy}
          title={`登记收回 ${serials.length} 份？`}
          confirm="确认登记"
          onConfirm={() => void receive()}
          onCancel={() => setSure(false)}
        >
          请先数一遍，确认袋里正好是 {serials.length} 份。登记后不能减少。
        </Sheet>
        {!sure && (
          <Button disabled={serials.length === 0 || tooMany} onPress={() => setSure(true)}>
            登记收回 {serials.length} 份
          </Button>
        )}
      </Box>
    </Card>
  );
}

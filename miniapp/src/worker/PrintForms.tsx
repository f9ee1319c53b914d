import { useState } from 'react';
import type { FormBatch } from '../../../shared/round/answering/formApi.ts';
import { MOST_FORMS_PRINTED } from '../../../shared/round/answering/paperForm.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Field } from '../components/Field.tsx';
import { apiAddress } from '../platform/apiAddress.ts';
import { Box } from '../platform/box.tsx';
import { openOwnFile } from '../platform/openFile.ts';
import { call } from '../platform/request.ts';
import { useRecording } from '../store/useRecording.ts';
import { timeText } from '../words/dates.ts';

interface PrintFormsProps {
  readonly round: RoundView;
  readonly batches: readonly FormBatch[];
  readonly onPrinted: () => void;
}

/** Enters numbers for new forms and hands the batch over as a document to print; earlier batches print again. */
export function PrintForms({ round, batches, onPrinted }: PrintFormsProps) {
  const { roundId, status } = round;
  const [typed, setTyped] = useState('10');
  const recording = useRecording();
  const count = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  const fault = count < 1 || count > MOST_FORMS_PRINTED ? `请填 1 到 ${MOST_FORMS_PRINTED} 的数` : undefined;
  const print = async (): Promise<void> => {
    const body = { roundId, count };
    const sent = await recording.send(
      (clientKey) => call('POST /forms', { body: { clientKey, ...body } }),
      `${count} 份表的编号已登记`,
    );
    if (sent) onPrinted();
  };
  const printed = batches.filter(({ act }) => act === 'printed');
  return (
    <Card title="印制">
      <Box className="stack">
        {status === 'open' && (
          <>
            <Field
              id="form-count"
              label="印几份"
              hint="每份一个编号，先登记再打印"
              kind="code"
              maxLength={3}
              value={typed}
              onChange={setTyped}
              error={fault}
            />
            {recording.wrong !== undefined && <Banner tone="bad" title={recording.wrong} />}
            {recording.done && <Banner tone="good" title="编号已登记，在下面打开打印。" />}
            <Button
              kind="primary"
              busy={recording.busy}
              disabled={fault !== undefined}
              onPress={() => void print()}
            >
              登记编号
            </Button>
          </>
        )}
        {printed.length === 0 && <Box className="small">还没有印过。</Box>}
        {printed.map(({ seq, at, serials }) => (
          <Cell
            key={seq}
            title={`${timeText(at)}，${serials.length} 份`}
            hint={`第 ${seq} 条 · 打开 PDF 打印`}
            onPress={() =>
              void openOwnFile(
                apiAddress(`/exports/rounds/${encodeURIComponent(roundId)}/forms/${seq}/forms.pdf`),
                '征求意见表.pdf',
              )
            }
          />
        ))}
      </Box>
    </Card>
  );
}

import { useState } from 'react';
import type { ComplaintQuery } from '../../../shared/complaint/complaintApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { fetchText } from '../platform/fetchText.ts';
import { maySaveFile, saveTextFile } from '../platform/saveFile.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** A spreadsheet misreads Chinese without it, and a browser takes it off what it has read. */
const BYTE_ORDER_MARK = '\ufeff';

/** Hands over the rows of the view as the server writes them; the export is in the audit log. Nothing in WeChat. */
export function ExportButton({ query }: { readonly query: ComplaintQuery }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  if (!maySaveFile) return null;
  const save = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    const file = await fetchText('GET /exports/complaints.csv', { query: { ...query } });
    setBusy(false);
    if (!file.ok) {
      setRefusal(file.refusal);
      return;
    }
    const text = file.value.startsWith(BYTE_ORDER_MARK) ? file.value : `${BYTE_ORDER_MARK}${file.value}`;
    saveTextFile('诉求.csv', text, 'text/csv;charset=utf-8');
  };
  return (
    <>
      <Button small busy={busy} onPress={() => void save()}>
        导出表格（CSV）
      </Button>
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
    </>
  );
}

import { useState } from 'react';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { uploadEvidence } from '../platform/uploadEvidence.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface EvidencePickerProps {
  readonly communityId: string;
  readonly label: string;
  /** Papers (PDF) are taken beside photographs. */
  readonly papers?: boolean;
  readonly evidenceId: string | undefined;
  readonly onUploaded: (evidenceId: string) => void;
  readonly error?: string | undefined;
}

/** Chooses and uploads one photograph or paper that stands as a proof; several photographs are `PhotoPicker`'s. */
export function EvidencePicker(props: EvidencePickerProps) {
  const { communityId, label, papers = false, evidenceId, onUploaded, error } = props;
  const [busy, setBusy] = useState(false);
  const [percent, setPercent] = useState(0);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const pick = async (): Promise<void> => {
    setBusy(true);
    setPercent(0);
    setRefusal(undefined);
    const result = await uploadEvidence(communityId, papers, setPercent);
    setBusy(false);
    if (result === undefined) return;
    if (result.ok) onUploaded(result.value.evidenceId);
    else setRefusal(result.refusal);
  };
  return (
    <Box className="stack">
      <Button busy={busy} onPress={() => void pick()}>
        {evidenceId === undefined ? label : `换一份：${label}`}
      </Button>
      {busy && percent > 0 && <Box role="status">正在上传 {percent}%</Box>}
      <Box className="small">
        {evidenceId === undefined
          ? `${papers ? '照片或 PDF' : '照片（JPEG、PNG、WebP）'}；照片里的拍摄地点会自动去掉。`
          : `✓ 已上传，编号 ${evidenceId.slice(0, 8)}`}
      </Box>
      {error !== undefined && evidenceId === undefined && (
        <Box className="wrong" role="alert">
          {error}
        </Box>
      )}
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
    </Box>
  );
}

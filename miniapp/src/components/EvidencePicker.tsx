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

/** Chooses and uploads one photograph or paper; says when it is there, and why not. */
export function EvidencePicker(props: EvidencePickerProps) {
  const { communityId, label, papers = false, evidenceId, onUploaded, error } = props;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const pick = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    const result = await uploadEvidence(communityId, papers);
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

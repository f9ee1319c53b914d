import { useState } from 'react';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { CategoryTag } from '../components/CategoryTag.tsx';
import { Box, Words } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { replacePage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { complaintSentence } from '../words/complaintSentence.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface SimilarCardProps {
  readonly lines: readonly ComplaintLine[];
  /** It is followed now: the draft is not needed any more. */
  readonly onFollowed: () => void;
}

const MOST_SHOWN = 3;

/** 有邻居已经反映过: follow theirs instead of filing once more. Filing stays possible. */
export function SimilarCard({ lines, onFollowed }: SimilarCardProps) {
  const [busy, setBusy] = useState<string>();
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const follow = async (complaintId: string): Promise<void> => {
    setBusy(complaintId);
    setRefusal(undefined);
    const result = await call('POST /complaints/:complaintId/follow', {
      params: { complaintId },
      body: { follow: true },
    });
    setBusy(undefined);
    if (!result.ok) return setRefusal(result.refusal);
    announce('已记下您也遇到');
    onFollowed();
    replacePage(paths.complaint(complaintId));
  };
  if (lines.length === 0) return null;
  return (
    <Box as="section" className="similar stack" aria-label="有邻居已经反映过">
      <Box className="banner__title">有邻居已经反映过，是同一件事吗？</Box>
      <Box>是的话按“我也遇到”就行，不用再写一遍；办得怎么样，在“我的诉求”里一样看得到。</Box>
      {lines.slice(0, MOST_SHOWN).map((line) => (
        <Box key={line.complaintId} className="similar__line stack">
          <Box className="row">
            <CategoryTag category={line.category} />
            <Words>{line.placeWords}</Words>
          </Box>
          {line.text !== null && <Box>“{line.text}”</Box>}
          <Box className="small">{complaintSentence(line, Date.now())}</Box>
          <Button
            busy={busy === line.complaintId}
            aria-label={`我也遇到：${line.text ?? line.number}`}
            onPress={() => void follow(line.complaintId)}
          >
            我也遇到
          </Button>
        </Box>
      ))}
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
    </Box>
  );
}

import type { Draft } from '../platform/storage.ts';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';
import { useDrafts } from './draftStore.ts';

/** Says that the last tap is kept on the device, and since when. */
export function SavedLine({ draft }: { readonly draft: Draft }) {
  const kept = useDrafts((store) => store.kept);
  if (kept === undefined || draft.answers.length === 0)
    return <Box className="small">每选一下都会自动保存。</Box>;
  return (
    <Box className={kept.kept ? 'small' : 'wrong'}>
      {kept.kept ? `✓ 已自动保存在手机上（${timeText(draft.savedAt).slice(-5)}）` : '没能保存在手机上'}
    </Box>
  );
}

import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import { isPrivateNow } from './filingDraft.ts';
import type { FilingProps } from './filingProps.ts';

/** Whether neighbours may read it; for 矛盾纠纷 they may not unless the filer says otherwise. */
export function PrivacyQuestion({ filing }: FilingProps) {
  const { draft, change } = filing;
  const isPrivate = isPrivateNow(draft);
  return (
    <Box id="q-privacy" focusable className="stack">
      <Choice
        name="privacy"
        legend="邻居能不能看到这件事？"
        options={[
          { id: 'public', label: '可以看到', hint: '看得到是什么事、办到哪一步；看不到您是谁' },
          { id: 'private', label: '只给办理的人看', hint: '邻居什么也看不到，小区诉求里不列出来' },
        ]}
        picked={[isPrivate ? 'private' : 'public']}
        onChange={([id]) => change({ isPrivate: id === 'private' })}
      />
      {draft.category === 'conflict' && draft.isPrivate === undefined && (
        <Box className="small">矛盾纠纷默认只给办理的人看，您可以改。</Box>
      )}
    </Box>
  );
}

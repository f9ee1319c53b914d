import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';
import type { SaveState } from './useDraft.ts';

const SAVE_WORDS = {
  saved: '✓ 已自动保存',
  waiting: '有改动，马上保存…',
  saving: '正在保存…',
} as const;

interface SaveLineProps {
  readonly save: SaveState;
  readonly onRetry: () => void;
  /** Shows what the colleague has made of it; what is unsent here is given up. */
  readonly onReload: () => void;
}

/** What has become of the last change; always on screen. */
export function SaveLine({ save, onRetry, onReload }: SaveLineProps) {
  switch (save.state) {
    case 'overtaken':
      return (
        <Banner
          tone="bad"
          title="这份草稿刚刚被别人改过，您这里的改动没有保存。"
          action={{ label: '看新的内容', onPress: onReload }}
        />
      );
    case 'failed':
      return (
        <Banner
          tone="bad"
          title={`没有保存：${refusalSentence(save.refusal.code)}`}
          action={{ label: '再保存一次', onPress: onRetry }}
        >
          改动还在这一页上，请先不要关掉。{wayOut(save.refusal.code)}
        </Banner>
      );
    default:
      return (
        <Box className="build__save" role="status">
          {SAVE_WORDS[save.state]}
        </Box>
      );
  }
}

interface FaultListProps {
  readonly faults: readonly RoundFault[];
  readonly onGo: (path: string) => void;
}

/** 这一轮现在还不能开始，因为…: every reason, with the way to where it is put right. */
export function FaultList({ faults, onGo }: FaultListProps) {
  if (faults.length === 0) {
    return <Banner tone="good" title="检查过了，这一轮可以开始。" />;
  }
  return (
    <Banner id="edit-faults" tone="warn" title={`现在还不能开始，有 ${faults.length} 处要改：`}>
      <Box as="ol" className="stack">
        {faults.map(({ path, code, sentence }) => (
          <Box as="li" key={`${path} ${code}`} className="summary__row">
            <Box className="summary__words">{sentence}</Box>
            <Button small aria-label={`去改：${sentence}`} onPress={() => onGo(path)}>
              去改
            </Button>
          </Box>
        ))}
      </Box>
    </Banner>
  );
}

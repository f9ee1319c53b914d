import type { ReactNode } from 'react';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface MoreRowsProps {
  readonly pages: {
    readonly more: boolean;
    readonly loading: boolean;
    readonly moreRefusal: ClientRefusal | undefined;
    readonly loadMore: () => void;
  };
  /** What the button says. */
  readonly children: ReactNode;
}

/** The button under a list that is not whole yet; it says that it works, and why no further rows came. */
export function MoreRows({ pages: { more, loading, moreRefusal, loadMore }, children }: MoreRowsProps) {
  if (!more) return null;
  return (
    <>
      {moreRefusal !== undefined && !loading && (
        <Banner tone="warn" title={`没能再列出来：${refusalSentence(moreRefusal.code)}`} />
      )}
      <Button busy={loading} onPress={loadMore}>
        {children}
      </Button>
    </>
  );
}

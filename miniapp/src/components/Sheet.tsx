import type { ReactNode } from 'react';
import { Box } from '../platform/box.tsx';
import { isElder } from '../platform/displaySettings.ts';
import { useSettings } from '../store/settingsStore.ts';
import { Button } from './Button.tsx';

interface SheetProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in a sentence. */
  readonly children: ReactNode;
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly cancel?: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  /** Inside the page for everybody, where several things can be asked about on one screen. */
  readonly inline?: boolean;
}

/**
 * Asks before a final act. A half-screen sheet; in elder mode it stands inside the page where it was asked for, because
 * nothing may pop up there. Renders nothing while closed: put it right after the button that opens it.
 */
export function Sheet({ open, title, children, confirm, onConfirm, onCancel, ...rest }: SheetProps) {
  const elder = useSettings((store) => isElder(store.settings));
  if (!open) return null;
  const { cancel = '先不', danger = false, busy = false } = rest;
  const inside = elder || rest.inline === true;
  return (
    <Box
      className={inside ? 'sheet sheet--inline' : 'sheet'}
      role={inside ? 'group' : 'alertdialog'}
      aria-label={title}
    >
      <Box className="sheet__body">
        <Box as="h2" className="sheet__title">
          {title}
        </Box>
        <Box className="sheet__text">{children}</Box>
        <Button kind={danger ? 'danger' : 'primary'} busy={busy} onPress={onConfirm}>
          {confirm}
        </Button>
        <Button kind="quiet" disabled={busy} onPress={onCancel}>
          {cancel}
        </Button>
      </Box>
    </Box>
  );
}

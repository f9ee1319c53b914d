import { useRef } from 'react';
import { focusedId, focusOn, moveFocus } from '../platform/focus.ts';
import { usePageKeys } from '../platform/pageKeys.ts';
import { rowFocusId } from './QueueTable.tsx';

interface RowKeys {
  readonly ids: readonly string[];
  readonly on: boolean;
  readonly onPick: (complaintId: string) => void;
  readonly onHelp: () => void;
  /** Id of the field to search in. */
  readonly searchId: string;
}

/**
 * j/k and the arrows move the focus from row to row (Enter then opens, as every button), x picks the row, / goes to the
 * search, ? shows the keys. When the rows change, it goes on from the row that was left.
 */
export function useRowKeys({ ids, on, onPick, onHelp, searchId }: RowKeys): void {
  const left = useRef<string>();
  const here = (): string | undefined =>
    ids.find((id) => rowFocusId(id) === focusedId()) ?? ids.find((id) => id === left.current);
  const go = (step: 1 | -1): void => {
    const at = ids.indexOf(here() ?? '');
    const next = ids[at === -1 ? 0 : Math.min(ids.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    left.current = next;
    moveFocus(rowFocusId(next));
  };
  const down = (): void => go(1);
  const up = (): void => go(-1);
  const pick = (): void => {
    const id = here();
    if (id !== undefined) onPick(id);
  };
  const search = (): void => focusOn(searchId);
  usePageKeys(
    on
      ? { j: down, ArrowDown: down, k: up, ArrowUp: up, x: pick, '/': search, '?': onHelp }
      : { '?': onHelp },
  );
}

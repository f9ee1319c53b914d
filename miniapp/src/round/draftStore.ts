import { create } from 'zustand';
import type { Answer } from '../../../shared/round/question.ts';
import { forget, keep, recall, type Draft, type Kept } from '../platform/storage.ts';
import { draftKey } from './draftKey.ts';

interface DraftStore {
  /** By `<round>/<household>`. */
  readonly drafts: Readonly<Record<string, Draft>>;
  /** How the last save of this session went; undefined before the first. */
  readonly kept: Kept | undefined;
  /** Opens a ballot; `stored` false when it only repeats what is recorded, until something is changed. */
  readonly open: (draft: Draft, stored: boolean) => void;
  /** Every tap: kept on the device at once. */
  readonly change: (key: string, answers: readonly Answer[]) => void;
  /** Handed in, or given up. */
  readonly drop: (key: `${string}/${string}`) => void;
}

/** The draft kept on the device, if any. */
export function keptDraft(roundId: string, householdId: string): Draft | undefined {
  return recall(`draft/${draftKey(roundId, householdId)}`);
}

/** The ballots that are open on this device, shared by the ballot and its review. */
export const useDrafts = create<DraftStore>()((set, get) => ({
  drafts: {},
  kept: undefined,
  open: (draft, stored) => {
    const key = draftKey(draft.roundId, draft.householdId);
    const kept = stored ? store(draft) : undefined;
    set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft }, kept }));
  },
  change: (key, answers) => {
    const before = get().drafts[key];
    if (before === undefined) return;
    const draft: Draft = { ...before, answers, savedAt: new Date().toISOString() };
    set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft }, kept: store(draft) }));
  },
  drop: (key) => {
    forget(`draft/${key}`);
    set(({ drafts }) => {
      const { [key]: _, ...rest } = drafts;
      return { drafts: rest, kept: undefined };
    });
  },
}));

function store(draft: Draft): Kept {
  return keep(`draft/${draftKey(draft.roundId, draft.householdId)}`, draft);
}

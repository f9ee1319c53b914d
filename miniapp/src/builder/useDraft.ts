import { useDidHide, useUnload } from '@tarojs/taro';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { changeDraft } from '../../../shared/round/opening/changeDraft.ts';
import type { DraftChange, DraftView } from '../../../shared/round/opening/draft.ts';
import { roundFaults } from '../../../shared/round/opening/refuseRoundTerms.ts';
import type { PlanVersionRef, RoundTerms } from '../../../shared/round/round.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { mergeChanges } from './draftChanges.ts';

/** What has become of the last change: kept by the server, on its way, not kept (and why), or overtaken by a colleague. */
export type SaveState =
  | { readonly state: 'saved' | 'waiting' | 'saving' | 'overtaken' }
  | { readonly state: 'failed'; readonly refusal: ClientRefusal };

/** A draft at work: what the screen shows is always the terms with the changes that are still on their way. */
export interface DraftAtWork {
  readonly view: DraftView;
  readonly terms: RoundTerms;
  /** Asked on this device, with the same rules as the server's. */
  readonly faults: readonly RoundFault[];
  readonly save: SaveState;
  readonly change: (change: DraftChange) => void;
  /** Sends what is waiting now; the newest view once everything is kept, undefined when it is not. */
  readonly settle: () => Promise<DraftView | undefined>;
}

const PAUSE_MS = 700;

/** Works on a draft: every change is shown at once and saved by itself a moment after the last touch. */
export function useDraft(opened: DraftView): DraftAtWork {
  const [view, setView] = useState(opened);
  const [unsent, setUnsent] = useState<DraftChange>();
  const [save, setSave] = useState<SaveState>({ state: 'saved' });
  const now = useRef({ view: opened, unsent: undefined as DraftChange | undefined });
  const sending = useRef<Promise<void>>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const send = useCallback(async (): Promise<void> => {
    const change = now.current.unsent;
    if (change === undefined) return;
    setSave({ state: 'saving' });
    const { roundId, version } = now.current.view;
    const result = await call('POST /rounds/:roundId/draft', {
      params: { roundId },
      body: { version, change },
    });
    if (!result.ok) {
      const overtaken = result.refusal.code === 'round/draft-changed';
      setSave(overtaken ? { state: 'overtaken' } : { state: 'failed', refusal: result.refusal });
      return;
    }
    // What was changed while this was on its way goes next.
    const later = now.current.unsent === change ? undefined : now.current.unsent;
    now.current = { view: result.value, unsent: later };
    setView(result.value);
    setUnsent(later);
    setSave({ state: later === undefined ? 'saved' : 'waiting' });
    if (later !== undefined) await send();
  }, []);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    sending.current ??= send().finally(() => {
      sending.current = undefined;
    });
    return sending.current;
  }, [send]);

  const settle = useCallback(async (): Promise<DraftView | undefined> => {
    await flush();
    if (now.current.unsent !== undefined) await flush();
    return now.current.unsent === undefined ? now.current.view : undefined;
  }, [flush]);

  useEffect(() => () => clearTimeout(timer.current), []);
  useDidHide(() => void flush());
  useUnload(() => void flush());

  const { context, policy } = view;
  const terms = useMemo(
    () =>
      unsent === undefined ? view.terms : changeDraft(view.terms, unsent, policy.values, publishedIn(view)),
    [view, unsent, policy.values],
  );
  const faults = useMemo(() => roundFaults(terms, { ...context, now: Date.now() }), [terms, context]);

  return {
    view,
    terms,
    faults,
    save,
    settle,
    change: (change) => {
      const merged = mergeChanges(now.current.unsent, change);
      now.current = { ...now.current, unsent: merged };
      setUnsent(merged);
      if (save.state === 'overtaken') return;
      setSave({ state: 'waiting' });
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
  };
}

function publishedIn({ context }: DraftView): PlanVersionRef | undefined {
  if (context.plan === undefined || context.plan === null) return undefined;
  const { planVersionId, version, hash } = context.plan;
  return { planVersionId, version, hash };
}

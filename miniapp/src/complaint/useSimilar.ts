import { useEffect, useState } from 'react';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { call } from '../platform/request.ts';
import type { ComplaintDraft } from '../platform/storage.ts';
import { filingFaults } from './filingDraft.ts';

/** A pause in typing, after which neighbours' complaints are looked for. */
const PAUSE_MS = 700;
const FEWEST_LETTERS = 4;

const NONE: readonly ComplaintLine[] = [];

/**
 * Public complaints about the same thing at the same place, looked for after a pause in typing. It is only a hint:
 * without a network there is none, and nothing is said about it.
 */
export function useSimilar(communityId: string, draft: ComplaintDraft): readonly ComplaintLine[] {
  const [found, setFound] = useState(NONE);
  const { category, place } = draft;
  const text = draft.text.trim();
  const ready = filingFaults(draft).place === undefined && text.length >= FEWEST_LETTERS;
  const question =
    category === undefined || place === undefined || !ready
      ? undefined
      : JSON.stringify({ category, place, text });

  useEffect(() => {
    if (question === undefined) {
      setFound(NONE);
      return undefined;
    }
    let current = true;
    const timer = setTimeout(() => {
      const body = JSON.parse(question) as Parameters<typeof ask>[1];
      void ask(communityId, body).then((items) => {
        if (current) setFound(items);
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [communityId, question]);
  return found;
}

async function ask(
  communityId: string,
  body: Required<Pick<ComplaintDraft, 'category' | 'place' | 'text'>>,
): Promise<readonly ComplaintLine[]> {
  const result = await call('POST /communities/:communityId/complaints/similar', {
    params: { communityId },
    body,
  });
  return result.ok ? result.value.items.filter(({ mine }) => !mine) : NONE;
}

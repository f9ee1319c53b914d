import { Banner } from '../components/Banner.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';

/** Why an act was refused, with what is safe; nothing while there is none. */
export function ActRefusal({ refusal }: { readonly refusal: ClientRefusal | undefined }) {
  if (refusal === undefined) return null;
  return (
    <Banner tone="bad" title={refusalSentence(refusal.code)}>
      {wayOut(refusal.code)}
    </Banner>
  );
}

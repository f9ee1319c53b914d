import type { ComplaintCategory } from '../../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { Words } from '../platform/box.tsx';

/** What a complaint is about: its picture and its word. */
export function CategoryTag({ category }: { readonly category: ComplaintCategory }) {
  return (
    <Words className="kindtag">
      <CategoryPicture category={category} />
      {CATEGORY_NAMES[category]}
    </Words>
  );
}

/** The picture alone, beside words that say the same. */
export function CategoryPicture({ category }: { readonly category: ComplaintCategory }) {
  return <Words className={`kind kind--${category}`} aria-hidden />;
}

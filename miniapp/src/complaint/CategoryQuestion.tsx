import { COMPLAINT_CATEGORIES } from '../../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { CategoryPicture } from '../components/CategoryTag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { Pick } from '../platform/pick.tsx';
import { CATEGORY_HINTS } from '../words/complaintWords.ts';
import { faultOf, type FilingProps } from './filingProps.ts';

/** What it is about: large pictures with words, one is picked. */
export function CategoryQuestion({ filing }: FilingProps) {
  const { draft, change } = filing;
  const error = faultOf(filing, 'category');
  return (
    <Box
      id="q-category"
      focusable
      className={error === undefined ? 'choice' : 'choice choice--wrong'}
      role="radiogroup"
      aria-labelledby="category-legend"
      aria-describedby={error === undefined ? undefined : 'category-error'}
    >
      <Box id="category-legend" className="choice__legend">
        是哪一类事？
      </Box>
      {error !== undefined && (
        <Box id="category-error" className="wrong" role="alert">
          {error}
        </Box>
      )}
      <Box className="kinds">
        {COMPLAINT_CATEGORIES.map((category) => (
          <Pick
            key={category}
            kind="radio"
            name="category"
            className="kinds__pick"
            picked={draft.category === category}
            onPick={() => change({ category })}
          >
            <Words className="kinds__picture" aria-hidden>
              <CategoryPicture category={category} />
            </Words>
            <Words className="pick__words">
              <Words className="pick__label">
                {draft.category === category ? '✓ ' : ''}
                {CATEGORY_NAMES[category]}
              </Words>
              <Words className="pick__hint">{CATEGORY_HINTS[category]}</Words>
            </Words>
          </Pick>
        ))}
      </Box>
    </Box>
  );
}

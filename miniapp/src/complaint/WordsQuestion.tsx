import { COMPLAINT_LENGTH } from '../../../shared/complaint/complaint.ts';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { faultOf, type FilingProps } from './filingProps.ts';
import { SimilarCard } from './SimilarCard.tsx';
import { useSimilar } from './useSimilar.ts';

/** What happened, in words; while they are typed, neighbours' complaints about the same thing are shown. */
export function WordsQuestion({ communityId, filing }: FilingProps) {
  const { draft, change } = filing;
  const similar = useSimilar(communityId, draft);
  return (
    <Box id="q-text" focusable className="stack">
      <Field
        id="complaint-text"
        label="怎么回事？"
        hint="写几个字就行；键盘上有话筒的，可以按着话筒说话。请不要写姓名、电话和门牌号"
        kind="long"
        maxLength={COMPLAINT_LENGTH}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={faultOf(filing, 'text')}
      />
      <SimilarCard lines={similar} onFollowed={filing.restart} />
    </Box>
  );
}

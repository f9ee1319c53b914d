import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { faultOf, type FilingProps } from './filingProps.ts';

const LONGEST_PHONE = 20;

/** A number to call back, only if it is wanted. */
export function PhoneQuestion({ filing }: FilingProps) {
  return (
    <Box id="q-phone" focusable>
      <Field
        id="complaint-phone"
        label="要不要留电话"
        required={false}
        hint="不留也照样办。留了只给需要联系您的人看，谁看过，您在这件诉求里都能看到"
        kind="phone"
        maxLength={LONGEST_PHONE}
        autoComplete="tel"
        value={filing.draft.phone}
        onChange={(phone) => filing.change({ phone })}
        error={faultOf(filing, 'phone')}
      />
    </Box>
  );
}

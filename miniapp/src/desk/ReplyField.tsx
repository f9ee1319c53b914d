import { COMPLAINT_LENGTH } from '../../../shared/complaint/complaint.ts';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { moveFocus } from '../platform/focus.ts';
import { REPLY_TEMPLATES, type ReplyKind } from '../words/replyTemplates.ts';

interface ReplyFieldProps {
  readonly id: string;
  readonly kind: ReplyKind;
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
}

/** A text with beginnings to choose from; whatever is chosen is edited before it is sent. */
export function ReplyField({ id, kind, label, hint, required, value, onChange, error }: ReplyFieldProps) {
  return (
    <Box className="stack">
      <Field
        id={id}
        label={label}
        hint={hint}
        kind="long"
        required={required}
        maxLength={COMPLAINT_LENGTH}
        value={value}
        onChange={onChange}
        error={error}
      />
      <Box className="row" role="group" aria-label="常用话，选了还可以改">
        {REPLY_TEMPLATES[kind].map(({ title, text }) => (
          <Button
            key={title}
            small
            kind="quiet"
            onPress={() => {
              onChange(value.trim() === '' ? text : `${value.trimEnd()}\n${text}`);
              moveFocus(id);
            }}
          >
            {`常用话：${title}`}
          </Button>
        ))}
      </Box>
    </Box>
  );
}

import { useEffect, useState } from 'react';
import { Field } from '../components/Field.tsx';

interface NumberFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Whole. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly error?: string | undefined;
  /** How the number is written and read; whole digits unless said otherwise. */
  readonly print?: (value: number) => string;
  readonly read?: (text: string) => number | undefined;
}

function wholeOf(text: string): number | undefined {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** A labelled number. What cannot be read as one stays as it was typed, says so, and changes nothing. */
export function NumberField(props: NumberFieldProps) {
  const { value, onChange, error, print = String, read = wholeOf, ...field } = props;
  const [text, setText] = useState(() => print(value));
  const readable = read(text);
  useEffect(() => {
    setText((typed) => (read(typed) === value ? typed : print(value)));
    // Only another value from outside replaces what is being typed.
  }, [value, print, read]);
  return (
    <Field
      {...field}
      kind="code"
      value={text}
      maxLength={14}
      onChange={(typed) => {
        setText(typed);
        const number = read(typed);
        if (number !== undefined && number !== value) onChange(number);
      }}
      error={readable === undefined ? '这里要填数字，现在还没有改动。' : error}
    />
  );
}

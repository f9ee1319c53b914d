import { Choice } from '../components/Choice.tsx';

interface SwitchRowProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly error?: string | undefined;
}

/** One thing that holds or does not. */
export function SwitchRow({ name, label, hint, on, onChange, error }: SwitchRowProps) {
  return (
    <Choice
      name={name}
      legend={label}
      legendHidden
      multiple
      options={[{ id: 'on', label, ...(hint === undefined ? {} : { hint }) }]}
      picked={on ? ['on'] : []}
      onChange={(picked) => onChange(picked.length > 0)}
      error={error}
    />
  );
}

import { Choice } from './Choice.tsx';
import { RATING_WORDS } from './ratingWords.ts';

interface RatingProps {
  readonly name: string;
  readonly legend: string;
  readonly legendHidden?: boolean;
  /** 1 (很不满意) to 5 (很满意). */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** Five steps in words, never stars alone. */
export function Rating({ value, onChange, ...choice }: RatingProps) {
  return (
    <Choice
      {...choice}
      options={RATING_WORDS.map((label, index) => ({ id: String(index + 1), label }))}
      picked={value === undefined ? [] : [String(value)]}
      onChange={([picked]) => onChange(Number(picked))}
    />
  );
}

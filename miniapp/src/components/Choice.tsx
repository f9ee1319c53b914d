import { Box, Words } from '../platform/box.tsx';
import { Pick } from '../platform/pick.tsx';

export interface ChoiceOption {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly disabled?: boolean;
}

interface ChoiceProps {
  /** Unique on the page. */
  readonly name: string;
  /** The question; read before the options. */
  readonly legend: string;
  /** True when the question already stands above as a heading. */
  readonly legendHidden?: boolean;
  readonly options: readonly ChoiceOption[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
  /** Several may be picked; `max` turns the rest off with a sentence of the page's own. */
  readonly multiple?: boolean;
  readonly max?: number;
  /** Side by side as big segments (要 / 不要 / 无所谓). */
  readonly segments?: boolean;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
}

/** A question with options: radio or checkbox group with arrow keys on the web page. Every tap is handed on at once. */
export function Choice(props: ChoiceProps) {
  const {
    name,
    legend,
    legendHidden = false,
    options,
    picked,
    onChange,
    multiple = false,
    max,
    error,
  } = props;
  const full = multiple && max !== undefined && picked.length >= max;
  const toggle = (id: string): void => {
    if (!multiple) onChange([id]);
    else onChange(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
  };
  return (
    <Box
      className={`choice ${error === undefined ? '' : 'choice--wrong'}`}
      role={multiple ? 'group' : 'radiogroup'}
      aria-labelledby={`${name}-legend`}
      aria-describedby={error === undefined ? undefined : `${name}-error`}
    >
      <Box id={`${name}-legend`} className={legendHidden ? 'unseen' : 'choice__legend'}>
        {legend}
      </Box>
      {error !== undefined && (
        <Box id={`${name}-error`} className="wrong" role="alert">
          {error}
        </Box>
      )}
      <Box className={props.segments ? 'choice__segments' : 'choice__rows'}>
        {options.map((option) => {
          const on = picked.includes(option.id);
          return (
            <Pick
              key={option.id}
              kind={multiple ? 'checkbox' : 'radio'}
              name={name}
              picked={on}
              disabled={props.disabled === true || option.disabled === true || (full && !on)}
              onPick={() => toggle(option.id)}
            >
              <Words className={multiple ? 'pick__mark pick__mark--square' : 'pick__mark'} aria-hidden>
                {on ? '✓' : ''}
              </Words>
              <Words className="pick__words">
                <Words className="pick__label">{option.label}</Words>
                {option.hint !== undefined && <Words className="pick__hint">{option.hint}</Words>}
              </Words>
            </Pick>
          );
        })}
      </Box>
    </Box>
  );
}

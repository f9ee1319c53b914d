import { Words } from '../platform/box.tsx';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'basic' | 'improve' | 'upgrade';

const SHAPES: Readonly<Record<Tone, string>> = {
  plain: '·',
  good: '✓',
  warn: '!',
  bad: '✕',
  info: 'i',
  basic: '■',
  improve: '●',
  upgrade: '▲',
};

interface TagProps {
  readonly tone?: Tone;
  readonly children: string;
  /** Another shape than the tone's own. */
  readonly shape?: string;
}

/** A short state: colour, shape and word, so that colour is never the only sign. */
export function Tag({ tone = 'plain', children, shape = SHAPES[tone] }: TagProps) {
  return (
    <Words className={`tag tag--${tone}`}>
      <Words className="tag__shape" aria-hidden>
        {shape}
      </Words>
      {children}
    </Words>
  );
}

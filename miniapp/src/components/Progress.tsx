import { Box } from '../platform/box.tsx';

interface ProgressProps {
  readonly done: number;
  readonly total: number;
  /** What the bar says in words: `已答 3 项，共 8 项`. */
  readonly text: string;
}

/** How far along; the bar is a picture of the sentence under it. */
export function Progress({ done, total, text }: ProgressProps) {
  const percent = total === 0 ? 0 : Math.floor((100 * Math.min(done, total)) / total);
  return (
    <Box className="progress">
      <Box
        className="progress__rule"
        role="progressbar"
        aria-label={text}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuetext={text}
      >
        <Box className="progress__done" style={{ width: `${percent}%` }} />
      </Box>
      <Box className="progress__text">{text}</Box>
    </Box>
  );
}

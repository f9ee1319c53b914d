import { CLOCK_STANDING_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ClockView } from '../../../shared/complaint/complaintView.ts';
import { Box, Words } from '../platform/box.tsx';
import { clockNotes, clockText } from '../words/clockText.ts';
import { STANDING_MARKS } from '../words/complaintWords.ts';
import { Tag } from './Tag.tsx';

interface ClockLineProps {
  readonly clock: ClockView;
  /** With its pauses and what may still move it; in lists the line alone. */
  readonly notes?: boolean;
}

/** One clock: how it stands in word, colour and shape, until when, and its pauses. */
export function ClockLine({ clock, notes = false }: ClockLineProps) {
  const { tone, shape } = STANDING_MARKS[clock.standing];
  const now = Date.now();
  return (
    <Box>
      <Box className="clock">
        <Tag tone={tone} shape={shape}>
          {CLOCK_STANDING_NAMES[clock.standing]}
        </Tag>
        <Words>{clockText(clock, now)}</Words>
      </Box>
      {notes &&
        clockNotes(clock, now).map((note) => (
          <Box key={note} className="small">
            {note}
          </Box>
        ))}
    </Box>
  );
}

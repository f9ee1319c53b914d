import type { ComplaintCounts } from '../../../shared/complaint/complaintView.ts';
import { Box } from '../platform/box.tsx';
import { Press } from '../platform/press.tsx';
import { countText } from '../words/numbers.ts';
import type { QueueView } from './queueView.ts';

interface QueueCountsProps {
  readonly counts: ComplaintCounts;
  readonly view: QueueView;
  readonly onChange: (part: Partial<QueueView>) => void;
}

/** How many wait and how many are late, in a sentence; each number leads to its rows. */
export function QueueCounts({ counts: { all, open, soon, overdue }, view, onChange }: QueueCountsProps) {
  const entries = [
    { words: `还在办 ${countText(open)} 件`, part: { state: 'open', clock: '' } },
    { words: `即将超时 ${countText(soon)} 件`, part: { state: '', clock: 'soon' } },
    { words: `已超时 ${countText(overdue)} 件`, part: { state: '', clock: 'overdue' } },
    { words: `全部 ${countText(all)} 件`, part: { state: '', clock: '' } },
  ] as const;
  return (
    <Box className="row" role="group" aria-label="件数">
      {entries.map(({ words, part }) => {
        const here = view.state === part.state && view.clock === part.clock;
        return (
          <Press
            key={words}
            className={here ? 'desk__count desk__count--here' : 'desk__count'}
            aria-pressed={here}
            onPress={() => onChange(part)}
          >
            {words}
          </Press>
        );
      })}
    </Box>
  );
}

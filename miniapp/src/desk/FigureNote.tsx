import { Banner } from '../components/Banner.tsx';
import { FIGURE_NAMES } from './figureNames.ts';
import type { QueueView } from './queueView.ts';

interface FigureNoteProps {
  readonly view: QueueView;
  readonly onChange: (part: Partial<QueueView>) => void;
}

/** Says that the rows are those behind a number of the rates, and how to leave it. */
export function FigureNote({ view, onChange }: FigureNoteProps) {
  if (view.figure === '') return null;
  return (
    <Banner
      tone="info"
      title={`下面是“${FIGURE_NAMES[view.figure]}”这个数字背后的每一件。`}
      action={{
        label: '看全部诉求',
        onPress: () => onChange({ figure: '', month: '', stage: '', from: '', to: '', state: 'open' }),
      }}
    />
  );
}

import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import type { FilingProps } from './filingProps.ts';

/** Whether it can wait. */
export function UrgencyQuestion({ filing }: FilingProps) {
  const { draft, change } = filing;
  return (
    <Box id="q-urgency" focusable className="stack">
      <Choice
        name="urgency"
        legend="急不急？"
        options={[
          { id: 'usual', label: '一般', hint: '按规定的时限办' },
          { id: 'urgent', label: '紧急', hint: '停水停电、正在漏水、有危险' },
        ]}
        picked={[draft.urgency]}
        onChange={([id]) => change({ urgency: id === 'urgent' ? 'urgent' : 'usual' })}
      />
      <Box className="small">有人受伤或者着火，请先打 120、119、110。</Box>
    </Box>
  );
}

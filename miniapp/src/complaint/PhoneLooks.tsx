import { COMPLAINT_AUTHOR_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Card } from '../components/Card.tsx';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';

/** Who looked at the number that was left, and why; for its owner only. */
export function PhoneLooks({ looks }: { readonly looks: NonNullable<ComplaintView['phoneLooks']> }) {
  return (
    <Card title="谁看过您的电话">
      {looks.length === 0 ? (
        <Box>还没有人看过。</Box>
      ) : (
        <Box as="ul" className="stack">
          {looks.map(({ at, by, reason }) => (
            <Box as="li" key={`${at} ${by}`}>
              {timeText(at)}，{COMPLAINT_AUTHOR_NAMES[by]}：{reason ?? '（理由正在核对）'}
            </Box>
          ))}
        </Box>
      )}
    </Card>
  );
}

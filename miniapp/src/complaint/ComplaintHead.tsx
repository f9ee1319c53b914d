import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { CategoryTag } from '../components/CategoryTag.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintStateTag } from '../components/ComplaintStateTag.tsx';
import { ReadAloud } from '../components/ReadAloud.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box, Words } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { isRunning } from '../words/clockText.ts';
import { complaintSentence, daysWords } from '../words/complaintSentence.ts';

/** Where it stands: the sentence first, then state, the clocks that run, and the number. */
export function ComplaintHead({ view }: { readonly view: ComplaintView }) {
  const sentence = complaintSentence(view, Date.now());
  const { number, category, placeWords, urgency, isPrivate, mine, origin } = view;
  return (
    <Card>
      <Box className="stack">
        <Box className="complaint__sentence">{sentence}</Box>
        <Box className="row">
          <ComplaintStateTag state={view.state} />
          {urgency === 'urgent' && <Tag tone="bad">紧急</Tag>}
          {isPrivate && <Tag shape="▣">只给办理的人看</Tag>}
        </Box>
        {view.clocks.filter(isRunning).map((clock) => (
          <ClockLine key={`${clock.clock} ${clock.startedAt}`} clock={clock} notes />
        ))}
        <Box className="row">
          <CategoryTag category={category} />
          <Words>{placeWords}</Words>
        </Box>
        <Box className="small">
          编号 {number} · {daysWords(view)}
          {mine ? ' · 打电话问的时候报编号' : ''}
        </Box>
        {origin !== undefined && (
          <>
            <Box>社区按居民的评价提出：{origin.title}</Box>
            <Button small onPress={() => openPage(paths.opinion(origin.opinionId))}>
              看从评价到结果的经过
            </Button>
          </>
        )}
        <ReadAloud text={sentence} />
      </Box>
    </Card>
  );
}

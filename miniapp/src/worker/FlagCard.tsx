import { ROLE_NAMES } from '../../../shared/identity/roleNames.ts';
import type { StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { dateText } from '../words/dates.ts';
import { FlagEntries } from './FlagEntries.tsx';
import { FlagForm } from './FlagForm.tsx';
import { FLAG_OUTCOME_NAMES, flagSentence, flagTitle } from './flagWords.ts';

interface FlagCardProps {
  readonly flag: StaffFlagView;
  readonly onDone: (flag: StaffFlagView) => void;
}

/** One flag: what looks odd and why, what its person says, what was found; whoever has to say something can. */
export function FlagCard({ flag, onDone }: FlagCardProps) {
  const { flagId, communityId, mine, operator, state, replies, reviews, callBack, seqs } = flag;
  const reviewed = state === 'reviewed';
  return (
    <Card
      title={flagTitle(flag)}
      mark={<Tag tone={reviewed ? 'good' : 'warn'}>{reviewed ? '已复核' : '内部，未复核'}</Tag>}
    >
      <Box className="stack">
        <Box>{flagSentence(flag)}</Box>
        <Box className="small">
          {flag.communityName} · {flag.roundTitle} · {mine ? '您登记的' : operator}
        </Box>
        <FlagEntries communityId={communityId} seqs={seqs} />
        {replies.map(({ at, words }) => (
          <Box key={`${at} ${words}`}>
            {mine ? '您' : operator}说（{dateText(at)}）：{words}
          </Box>
        ))}
        {reviews.map(({ at, by, outcome, words, entries }) => (
          <Box key={at}>
            {ROLE_NAMES[by]}复核（{dateText(at)}，当时 {entries} 条）：{FLAG_OUTCOME_NAMES[outcome]}。{words}
          </Box>
        ))}
        {callBack !== undefined && (
          <Banner tone="warn" title={`请另一位同事回访这 ${callBack.length} 户`}>
            {callBack.join('、')}。住户说不是这样的，请住户提出异议，或者申请作废。
          </Banner>
        )}
        {flag.mayReply && <FlagForm flagId={flagId} says="reply" onDone={onDone} />}
        {flag.mayReview && <FlagForm flagId={flagId} says="review" onDone={onDone} />}
      </Box>
    </Card>
  );
}

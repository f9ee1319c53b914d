import { Fragment } from 'react';
import { voteRuleSentence } from '../../../shared/round/vote/statutoryKit.ts';
import { STATUTORY_MATTER_WORDS } from '../../../shared/round/vote/statutoryMatter.ts';
import type { StatutoryTerms } from '../../../shared/round/vote/statutoryTerms.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { VOTE_STATUS_NAMES, voteDisclosure } from '../words/voteWords.ts';

interface VoteTermsProps {
  readonly round: RoundView;
  readonly statutory: StatutoryTerms;
}

/** All that decides an owners' vote; fixed and hashed when it is opened. */
export function VoteTerms({ round, statutory }: VoteTermsProps) {
  const { convenor, noticeAt, meetingPlace, proxyRule, matters } = statutory;
  const facts: readonly (readonly [label: string, text: string])[] = [
    ['时间', `${timeText(round.opensAt)} 至 ${timeText(round.closesAt)}`],
    ['召集人', `${convenor.body}，${convenor.function}，电话 ${convenor.phone}`],
    ['通知', `${timeText(noticeAt)}，地点 ${meetingPlace}`],
    ...round.questions.map(({ questionId, title }): [string, string] => {
      const matter = matters.find((each) => each.questionId === questionId);
      if (matter === undefined) return [title, '没有写明事项'];
      return [title, `${STATUTORY_MATTER_WORDS[matter.matter].name}。${voteRuleSentence(matter)}`];
    }),
    ['委托', proxyRule],
    ['投票途径', round.channels.map((channel) => CHANNEL_NAMES[channel]).join('、')],
    ['改票', round.rule.answerOnce ? '只能投一次' : '截止前可以改'],
    ['公开', voteDisclosure(round.disclosure, round.disclosureBasis)],
    ['异议期', `截止后 ${round.rule.objectionDays} 天`],
    ['事项校验码', hashGroups(round.questionHash)],
    ...(round.rollHash === undefined ? [] : [['名册校验码', hashGroups(round.rollHash)] as const]),
    ...(round.auditNumber === undefined ? [] : [['回访抽查用的公开数字', round.auditNumber] as const]),
  ];
  return (
    <Card title={round.title} mark={<Tag tone="info">{VOTE_STATUS_NAMES[round.status]}</Tag>}>
      <Box as="dl" className="admin__facts">
        {facts.map(([label, text]) => (
          <Fragment key={label}>
            <Box as="dt" className="admin__label">
              {label}
            </Box>
            <Box as="dd">{text}</Box>
          </Fragment>
        ))}
      </Box>
    </Card>
  );
}

import type { QuestionSection } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { VoteTerms } from './VoteTerms.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';
import { DISCLOSURE_TEXTS } from '../words/disclosureTexts.ts';
import { CHANNEL_NAMES, ROUND_KIND_NAMES, ROUND_STATUS_NAMES, sourceText } from '../words/names.ts';
import { yuanText } from '../words/numbers.ts';
import { hashGroups } from '../words/receiptWords.ts';

/** All that decides the count; fixed and hashed when the round is opened. */
export function RoundTerms({ round }: { readonly round: RoundView }) {
  const { rule } = round;
  if (round.statutory !== undefined) return <VoteTerms round={round} statutory={round.statutory} />;
  const asks = (section: QuestionSection): boolean =>
    round.questions.some((question) => question.section === section);
  return (
    <Card title={round.title} mark={<Tag tone="info">{ROUND_STATUS_NAMES[round.status]}</Tag>}>
      <Box as="dl" className="admin__facts">
        <Fact label="类别">{ROUND_KIND_NAMES[round.kind]}</Fact>
        <Fact label="时间">{`${timeText(round.opensAt)} 至 ${timeText(round.closesAt)}`}</Fact>
        <Fact label="达标">{`${rule.thresholdPercent}% 的户；${sourceText(rule.thresholdSource)}`}</Fact>
        <Fact label="算数的户">
          {rule.counts === 'asked' ? '已征集和拒绝表态' : '已征集（拒绝表态不算）'}
        </Fact>
        <Fact label="改主意">{rule.answerOnce ? '每户只能答复一次' : '截止前可以改'}</Fact>
        {asks('improve') && (
          <Fact label="完善类">{`要的比不要的多，并且要的达到答复户的 ${rule.improveMinPercent}%`}</Fact>
        )}
        {asks('basic') && (
          <Fact label="基础类">{`反对超过答复户的 1/${rule.basicObjectionDivisor}，要开会商议`}</Fact>
        )}
        {asks('upgrade') && (
          <Fact label="提升类">{`预算 ${yuanText(rule.upgradeBudgetFen)}，票数相同的先选便宜的`}</Fact>
        )}
        <Fact label="答复途径">{round.channels.map((channel) => CHANNEL_NAMES[channel]).join('、')}</Fact>
        <Fact label="谁的算数">{round.precedence.text}</Fact>
        <Fact label="公开">{`${DISCLOSURE_TEXTS[round.disclosure]}；少于 ${rule.smallCellK} 户的不公布`}</Fact>
        <Fact label="异议期">{`截止后 ${rule.objectionDays} 天`}</Fact>
        <Fact label="题目校验码">{hashGroups(round.questionHash)}</Fact>
        {round.rollHash !== undefined && <Fact label="名册校验码">{hashGroups(round.rollHash)}</Fact>}
        {round.auditNumber !== undefined && <Fact label="回访抽查用的公开数字">{round.auditNumber}</Fact>}
      </Box>
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <>
      <Box as="dt" className="admin__label">
        {label}
      </Box>
      <Box as="dd">{children}</Box>
    </>
  );
}

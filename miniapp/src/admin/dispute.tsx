import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { AnswerList } from '../components/questions/AnswerList.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import type { DisputeFile } from '../../../shared/round/case/roundCase.ts';
import type { Question } from '../../../shared/round/question.ts';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { DISPUTE_STATE_WORDS, EVIDENCE_NAMES } from '../words/caseWords.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES, HOUSEHOLD_STATE_WORDS, RELATION_NAMES } from '../words/names.ts';
import { ResolveDispute } from './ResolveDispute.tsx';
import './admin.scss';

/** One dispute with everything that was entered for the household, and the decision on evidence. */
export default function DisputePage() {
  const disputeId = usePageParam('disputeId');
  const file = useCall(
    'GET /disputes/:disputeId',
    disputeId === undefined ? 'wait' : { params: { disputeId } },
  );
  const roundId = file.value?.roundId;
  const contact = useCommunitySummary(file.value?.communityId)?.contact;
  const round = useCall('GET /rounds/:roundId', roundId === undefined ? 'wait' : { params: { roundId } });
  if (disputeId === undefined) return <IncompleteLink title="核实异议" what="哪一件异议" from="admin" wide />;
  return (
    <Screen title="核实异议" wide contact={contact}>
      <AsyncView state={file} rows={4}>
        {(found) => (
          <Box className="admin__pair">
            <Box className="stack">
              <About file={found} />
              {found.mayResolve && (
                <ResolveDispute disputeId={disputeId} communityId={found.communityId} onDone={file.retry} />
              )}
              {!found.mayResolve && found.state === 'open' && (
                <Banner tone="info" title="这一件要由没有经手、也不住在这一户的管理员处理。" />
              )}
            </Box>
            <History file={found} questions={round.value?.questions ?? []} />
          </Box>
        )}
      </AsyncView>
    </Screen>
  );
}

function About({ file }: { readonly file: DisputeFile }) {
  const { address, seq, askedAt, through, words, state, evidence, decidedAt } = file;
  return (
    <Card
      title={address}
      mark={<Tag tone={DISPUTE_STATE_WORDS[state].tone}>{DISPUTE_STATE_WORDS[state].name}</Tag>}
    >
      <Box className="stack">
        <Box>
          {through === 'check'
            ? `${timeText(askedAt)} 第二人核对纸质表，第 ${seq} 条和原表读得不一样。`
            : `住户于 ${timeText(askedAt)} ${through === 'slip' ? '用纸条上的码' : '用自己的账号'}提出：第 ${seq} 条不是他们答的。`}
        </Box>
        {words !== undefined && <Box>{through === 'check' ? words : `住户说：${words}`}</Box>}
        {evidence !== undefined && (
          <Box>
            核实：{EVIDENCE_NAMES[evidence.kind]}，{evidence.words}
            {evidence.photo === undefined ? '' : `，材料编号 ${evidence.photo.slice(0, 8)}`}
            {decidedAt === undefined ? '' : `（${timeText(decidedAt)}）`}
          </Box>
        )}
      </Box>
    </Card>
  );
}

function History({
  file,
  questions,
}: {
  readonly file: DisputeFile;
  readonly questions: readonly Question[];
}) {
  return (
    <Card title="这一户的登记经过">
      <Box as="ul" className="stack">
        {file.history.map((entry) => (
          <Box as="li" key={entry.seq} className="admin__question stack">
            <Box className="row">
              <Box className="admin__asked">
                第 {entry.seq} 条 ·{' '}
                {entry.kind === 'visit' ? '上门' : entry.kind === 'withdraw' ? '撤回' : '答复'}
              </Box>
              {entry.seq === file.seq && <Tag tone="warn">住户说的是这一条</Tag>}
              {entry.late === true && <Tag tone="info">补录</Tag>}
            </Box>
            <Box className="small">
              {timeText(entry.at)}
              {entry.channel === undefined ? '' : ` · ${CHANNEL_NAMES[entry.channel]}`}
              {entry.relation === undefined ? '' : ` · ${RELATION_NAMES[entry.relation]}`}
              {entry.operator === undefined
                ? ' · 住户自己'
                : ` · 工作人员 ${entry.operator.slice(0, 6)}${entry.enteredByMe ? '（您）' : ''}`}
            </Box>
            {entry.outcome !== undefined && <Box>{HOUSEHOLD_STATE_WORDS[entry.outcome].name}</Box>}
            {entry.kind === 'response' &&
              (entry.by === 'self' && entry.answers.length === 0 ? (
                <Box className="small">住户自己作出的选择，工作人员看不到内容。</Box>
              ) : (
                <AnswerList answers={entry.answers} questions={questions} />
              ))}
          </Box>
        ))}
      </Box>
    </Card>
  );
}

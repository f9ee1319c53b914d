import { AsyncView } from '../components/AsyncView.tsx';
import { Card } from '../components/Card.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { usePublicRecords } from '../store/usePublicRecords.ts';
import { timeText } from '../words/dates.ts';
import { answerTo, contentText, isLateAnswer, objectionWords } from '../words/publicRecords.ts';
import { ObjectionForm } from './ObjectionForm.tsx';

interface ObjectionsProps {
  readonly communityId: string;
  readonly notice: string;
  readonly until: string;
}

/** Every objection to a notice with its public answer, and the place to write one while the days run. */
export function Objections({ communityId, notice, until }: ObjectionsProps) {
  const objections = usePublicRecords(communityId, 'objection');
  const answers = usePublicRecords(communityId, 'objectionAnswer');
  const now = Date.now();
  return (
    <>
      <Card title="异议和答复">
        <AsyncView state={objections} rows={3}>
          {(all) => {
            const own = all.filter(({ facts }) => facts['notice'] === notice);
            if (own.length === 0) return <Box>还没有人提出异议。</Box>;
            return (
              <Box as="ul" className="stack">
                {own.map((objection) => {
                  const answer = answerTo(objection, answers.value ?? []);
                  const late = isLateAnswer(objection, answer, now);
                  return (
                    <Box as="li" key={objection.hash} className="plan__objection">
                      <Tag tone={answer === undefined ? 'warn' : late ? 'warn' : 'good'}>
                        {answer === undefined
                          ? late
                            ? '超过期限还没有答复'
                            : '等待答复'
                          : late
                            ? '已答复，晚于期限'
                            : '已答复'}
                      </Tag>
                      <Box>异议：{objectionWords(objection)}</Box>
                      <Box className="small">{timeText(objection.at)}</Box>
                      {answer !== undefined && (
                        <>
                          <Box>答复：{contentText(answer, 'text')}</Box>
                          <Box className="small">{timeText(answer.at)}</Box>
                        </>
                      )}
                    </Box>
                  );
                })}
              </Box>
            );
          }}
        </AsyncView>
      </Card>
      <ObjectionForm
        communityId={communityId}
        notice={notice}
        over={Date.parse(until) < now}
        onFiled={objections.retry}
      />
    </>
  );
}

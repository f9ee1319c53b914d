import type { DraftChange } from '../../../shared/round/opening/draft.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { RoundFault } from '../../../shared/round/opening/roundFault.ts';
import type { StatutoryTerms } from '../../../shared/round/vote/statutoryTerms.ts';
import {
  statutoryTemplate,
  voteMatterOf,
  withMatters,
} from '../../../shared/round/opening/template/statutoryTemplate.ts';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Box } from '../platform/box.tsx';
import { chinaClock, instantOf } from '../words/chinaClock.ts';
import { faultAt } from './draftChanges.ts';
import { EditMatter } from './EditMatter.tsx';
import { OfficialSystem } from './OfficialSystem.tsx';

interface StatutoryCardProps {
  readonly terms: RoundTerms;
  readonly faults: readonly RoundFault[];
  readonly onChange: (change: DraftChange) => void;
}

/** What an owners' vote needs beside its questions: who calls it, when owners were told, how it is held, by which law. */
export function StatutoryCard({ terms, faults, onChange }: StatutoryCardProps) {
  if (terms.kind !== 'statutory') return null;
  const statutory = terms.statutory ?? statutoryTemplate(terms.questions);
  const change = (part: Partial<StatutoryTerms>): void => onChange({ statutory: { ...statutory, ...part } });
  const at = (field: string): string | undefined => faultAt(faults, `statutory.${field}`);
  const { convenor, meetingPlace, proxyRule, procedure } = statutory;
  const noticeAt = Date.parse(statutory.noticeAt);
  const kindFault = faultAt(faults, 'statutory');
  return (
    <Card id="edit-statutory" title="业主表决的召集和规则">
      <Box className="stack">
        {kindFault !== undefined && (
          <Box className="wrong" role="alert">
            {kindFault}
          </Box>
        )}
        <Field
          id="vote-body"
          label="召集人（单位）"
          value={convenor.body}
          maxLength={100}
          onChange={(body) => change({ convenor: { ...convenor, body } })}
          error={at('convenor.body')}
        />
        <Field
          id="vote-function"
          label="联系岗位"
          hint="写岗位，不写姓名"
          value={convenor.function}
          maxLength={100}
          onChange={(typed) => change({ convenor: { ...convenor, function: typed } })}
          error={at('convenor.function')}
        />
        <Field
          id="vote-phone"
          label="电话"
          kind="phone"
          value={convenor.phone}
          maxLength={40}
          onChange={(phone) => change({ convenor: { ...convenor, phone } })}
          error={at('convenor.phone')}
        />
        <TimeField
          id="vote-notice"
          label="哪一天通知了业主"
          hint="要在开始的 15 天以前"
          value={Number.isNaN(noticeAt) ? '' : chinaClock(noticeAt)}
          onChange={(value) => {
            const instant = instantOf(value);
            if (instant !== undefined) change({ noticeAt: instant });
          }}
          error={at('noticeAt')}
        />
        <Field
          id="vote-place"
          label="会议地点"
          value={meetingPlace}
          maxLength={200}
          onChange={(typed) => change({ meetingPlace: typed })}
          error={at('meetingPlace')}
        />
        <Field
          id="vote-proxy"
          label="委托投票的办法"
          kind="long"
          value={proxyRule}
          maxLength={2000}
          onChange={(typed) => change({ proxyRule: typed })}
          error={at('proxyRule')}
        />
        <Field
          id="vote-procedure"
          label="议事规则"
          kind="long"
          value={procedure}
          maxLength={10_000}
          onChange={(typed) => change({ procedure: typed })}
          error={at('procedure')}
        />
        <OfficialSystem
          statutory={statutory}
          error={at('officialSystem')}
          onChange={(changed) => onChange({ statutory: changed })}
        />
        {terms.questions.map((question, index) => (
          <EditMatter
            key={question.questionId}
            question={question}
            place={index + 1}
            matter={
              statutory.matters.find(({ questionId }) => questionId === question.questionId) ??
              voteMatterOf(question)
            }
            faults={faults}
            path={`statutory.matters[${statutory.matters.findIndex(({ questionId }) => questionId === question.questionId)}]`}
            onChange={(matter) => {
              const { matters } = withMatters(statutory, terms.questions);
              change({
                matters: matters.map((one) => (one.questionId === matter.questionId ? matter : one)),
              });
            }}
          />
        ))}
      </Box>
    </Card>
  );
}

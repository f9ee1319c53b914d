import { useState } from 'react';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { CategoryTag } from '../components/CategoryTag.tsx';
import { ClockLine } from '../components/ClockLine.tsx';
import { ComplaintStateTag } from '../components/ComplaintStateTag.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { caseLabel, nextStep, waitingWords } from './nextStep.ts';
import { shortText } from './shortText.ts';
import { VerbForm } from './VerbForm.tsx';
import { VERB_PLANS, type DeskVerb } from './verbPlans.ts';

interface HandlerCaseProps {
  readonly line: ComplaintLine;
  readonly onDone: () => void;
}

/** One case of a firm on the phone: what, in which 小区 and where there, until when, and the next step on one large button. */
export function HandlerCase({ line, onDone }: HandlerCaseProps) {
  const [open, setOpen] = useState(false);
  const next = nextStep(line.state);
  const { complaintId, clock } = line;
  const tone = clock?.standing === 'overdue' ? 'bad' : clock?.standing === 'soon' ? 'warn' : 'plain';
  return (
    <Card title={`${line.communityName} ${line.placeWords}`} tone={tone}>
      <Box className="stack">
        <Box className="row">
          <ComplaintStateTag state={line.state} />
          <CategoryTag category={line.category} />
          {line.urgency === 'urgent' && <Tag tone="bad">紧急</Tag>}
          {line.reopenings > 0 && <Tag tone="warn">{`居民说没解决 ${line.reopenings} 次`}</Tag>}
        </Box>
        <Box>{shortText(line.text)}</Box>
        <Box className="small">编号 {line.number}</Box>
        {clock !== null && <ClockLine clock={clock} />}
        {next === undefined ? (
          <Box>{waitingWords(line)}</Box>
        ) : open ? (
          <NextForm complaintId={complaintId} verb={next} onDone={onDone} onClose={() => setOpen(false)} />
        ) : (
          <Button kind="primary" id={`next-${complaintId}`} onPress={() => setOpen(true)}>
            {next === 'done' ? '修好了，拍照办结' : VERB_PLANS[next].label}
          </Button>
        )}
        <Button onPress={() => openPage(paths.deskCase(complaintId))}>{caseLabel(line.state)}</Button>
      </Box>
    </Card>
  );
}

interface NextFormProps {
  readonly complaintId: string;
  readonly verb: DeskVerb;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function NextForm({ complaintId, verb, onDone, onClose }: NextFormProps) {
  const state = useCall('GET /complaints/:complaintId', { params: { complaintId } });
  return (
    <AsyncView state={state} rows={2}>
      {(complaint) => (
        <VerbForm
          complaint={complaint}
          verb={verb}
          asBureau={false}
          onClose={onClose}
          onDone={() => {
            onClose();
            onDone();
          }}
        />
      )}
    </AsyncView>
  );
}

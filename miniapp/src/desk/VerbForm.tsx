import { useState } from 'react';
import { MOST_PHOTOS } from '../../../shared/complaint/complaint.ts';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { PhotoPicker } from '../components/PhotoPicker.tsx';
import { Box } from '../platform/box.tsx';
import { refusalSentence } from '../words/refusalSentence.ts';
import { IntoPicker } from './IntoPicker.tsx';
import { OrganisationPicker } from './OrganisationPicker.tsx';
import { ReplyField } from './ReplyField.tsx';
import { sendVerb, type VerbSaid } from './sendVerb.ts';
import { useActing } from '../store/useActing.ts';
import { verbFaults } from './verbFaults.ts';
import { VERB_PLANS, type DeskVerb, type VerbPlan } from './verbPlans.ts';

interface VerbFormProps {
  readonly complaint: ComplaintView;
  readonly verb: DeskVerb;
  /** The person decides what the community has asked for. */
  readonly asBureau: boolean;
  readonly onDone: (complaint: ComplaintView) => void;
  readonly onClose: () => void;
  /** Whether an act is on its way, whose reply may take the case out of reach. */
  readonly onSending?: (sending: boolean) => void;
}

/** One verb in the page: what will happen, what it asks for, and sending it once however often it is pressed. */
export function VerbForm({ complaint, verb, asBureau, onDone, onClose, onSending }: VerbFormProps) {
  const plan = planFor(verb, asBureau);
  const [said, setSaid] = useState<VerbSaid>({
    text: '',
    photos: [],
    organisationId: complaint.suggested?.organisationId ?? '',
    into: '',
    workingDays: 3,
    approve: true,
  });
  const [asked, setAsked] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const { busy, refusal, act } = useActing(onDone);
  const change = (part: Partial<VerbSaid>): void => setSaid((now) => ({ ...now, ...part }));
  const ready = { ...said, text: said.text.trim() };
  const faults = verbFaults(plan, ready);
  const error = asked ? faults : {};

  const send = async (): Promise<void> => {
    setAsked(true);
    if (Object.keys(faults).length > 0 || waiting > 0) return;
    const expectedVersion = complaint.version;
    onSending?.(true);
    await act(
      ready,
      (clientKey) => sendVerb(verb, complaint.complaintId, ready, { clientKey, expectedVersion }, asBureau),
      `已${plan.label}`,
    );
    onSending?.(false);
  };

  return (
    <Box as="section" className="desk__form stack" aria-label={plan.label}>
      <Box as="h3" className="desk__formtitle">
        {plan.label}
      </Box>
      <Box className="small">{plan.will}</Box>
      {asBureau && verb === 'closeUnresolved' && complaint.closingAsked !== undefined && (
        <Banner tone="info" title="社区写的公开原因">
          {complaint.closingAsked.reason}
        </Banner>
      )}
      {plan.extra === 'organisation' && (
        <OrganisationPicker
          complaint={complaint}
          value={said.organisationId}
          onChange={(organisationId) => change({ organisationId })}
          error={error.extra}
        />
      )}
      {plan.extra === 'into' && (
        <IntoPicker
          complaint={complaint}
          value={said.into}
          onChange={(into) => change({ into })}
          error={error.extra}
        />
      )}
      {plan.extra === 'days' && (
        <Field
          id="verb-days"
          label="延长几个工作日"
          kind="code"
          maxLength={2}
          value={Number.isNaN(said.workingDays) ? '' : String(said.workingDays)}
          onChange={(typed) => change({ workingDays: typed === '' ? Number.NaN : Number(typed) })}
          error={error.extra}
        />
      )}
      {plan.extra === 'approval' && (
        <Choice
          name="verb-approve"
          legend="您的决定"
          segments
          options={[
            { id: 'yes', label: '同意' },
            { id: 'no', label: '不同意' },
          ]}
          picked={[said.approve ? 'yes' : 'no']}
          onChange={([picked]) => change({ approve: picked === 'yes' })}
        />
      )}
      {plan.extra === 'photos' && (
        <PhotoPicker
          communityId={undefined}
          label="拍办结的照片"
          most={MOST_PHOTOS}
          photos={said.photos}
          onChange={(photos) => change({ photos })}
          onWaiting={setWaiting}
          error={error.extra}
        />
      )}
      <ReplyField
        id="verb-text"
        kind={verb}
        label={plan.textLabel}
        hint={plan.textHint}
        required={plan.text === 'required'}
        value={said.text}
        onChange={(text) => change({ text })}
        error={error.text}
      />
      {asked && waiting > 0 && (
        <Box className="wrong" role="alert">
          {`还有 ${waiting} 张照片在上传，传完再按一次`}
        </Box>
      )}
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <Button kind={plan.danger === true ? 'danger' : 'primary'} busy={busy} onPress={() => void send()}>
        {`确定${plan.label}`}
      </Button>
      <Button kind="quiet" disabled={busy} onPress={onClose}>
        先不
      </Button>
    </Box>
  );
}

/** The bureau answers an application to close; it does not write the reason, which the community wrote. */
function planFor(verb: DeskVerb, asBureau: boolean): VerbPlan {
  const plan = VERB_PLANS[verb];
  if (verb !== 'closeUnresolved' || !asBureau) return plan;
  return {
    ...plan,
    label: '答复“客观无法解决”的申请',
    text: 'optional',
    textLabel: '答复',
    extra: 'approval',
  };
}

import { useRef, useState } from 'react';
import { CONTACT_WAYS, EXCLUSION_REASONS, type ContactWay } from '../../../shared/round/case/roundCase.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Field } from '../components/Field.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { CONTACT_WAY_NAMES, EXCLUSION_REASON_NAMES } from '../words/caseWords.ts';
import { chinaClock, instantOf } from '../words/chinaClock.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import type { PlacedDoor } from './doorView.ts';

interface ExclusionFormProps {
  readonly round: RoundView;
  readonly place: PlacedDoor;
}

/** Asks for a household to stand outside the denominator: reason, proof, and how it was tried to be reached. */
export function ExclusionForm({ round, place }: ExclusionFormProps) {
  const [reason, setReason] = useState<string>();
  const [words, setWords] = useState('');
  const [way, setWay] = useState<ContactWay>();
  const [clock, setClock] = useState(() => chinaClock(Date.now()));
  const [photo, setPhoto] = useState<string>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const key = useRef<string | undefined>(undefined);
  const picked = EXCLUSION_REASONS.find((one) => one === reason);
  const vacant = picked === 'vacant';

  const submit = async (): Promise<void> => {
    setAsked(true);
    const at = instantOf(clock);
    if (picked === undefined || words.trim() === '' || (vacant && way !== undefined && at === undefined))
      return;
    setBusy(true);
    const contacts = vacant && way !== undefined && at !== undefined ? [{ way, at }] : [];
    const result = await call('POST /rounds/:roundId/exclusions', {
      params: { roundId: round.roundId },
      body: {
        clientKey: (key.current ??= await randomKey()),
        householdId: place.door.householdId,
        reason: picked,
        words: words.trim(),
        contacts,
        ...(photo === undefined ? {} : { photo }),
      },
    });
    setBusy(false);
    if (!result.ok) {
      // Whatever is changed before the next attempt is another request.
      key.current = undefined;
      setRefusal(result.refusal);
      focusOn('exclusion-refused');
      return;
    }
    setRefusal(undefined);
    setDone(true);
    announce('不计入申请已提交，等管理员审核');
  };

  if (done)
    return (
      <Banner tone="good" title="不计入申请已提交，等另一位管理员审核。">
        批准前这一户仍在户数里；住户任何时候答复，都会重新计入。
      </Banner>
    );
  return (
    <Box className="stack">
      <Banner tone="info" title="申请把这一户不计入分母">
        要有理由和依据，由另一个人审核；不计入的户数对所有人公布。空置户要先在不同日期上门 3
        次（示例默认），并打过电话或寄过信。
      </Banner>
      {refusal !== undefined && (
        <Banner id="exclusion-refused" tone="bad" title={refusalSentence(refusal.code)}>
          {typeof refusal.details['needed'] === 'number'
            ? `要 ${refusal.details['needed']} 个不同的日期，现在登记了 ${String(refusal.details['attempts'])} 个。`
            : undefined}
        </Banner>
      )}
      <Choice
        name="exclusion-reason"
        legend="理由"
        options={EXCLUSION_REASONS.map((id) => ({ id, label: EXCLUSION_REASON_NAMES[id] }))}
        picked={reason === undefined ? [] : [reason]}
        onChange={([id]) => setReason(id)}
        error={asked && picked === undefined ? '请选一项' : undefined}
      />
      {vacant && (
        <>
          <Choice
            name="exclusion-contact"
            legend="怎么联系过住户"
            segments
            options={CONTACT_WAYS.map((id) => ({ id, label: CONTACT_WAY_NAMES[id] }))}
            picked={way === undefined ? [] : [way]}
            onChange={([id]) => setWay(CONTACT_WAYS.find((one) => one === id))}
            error={asked && way === undefined ? '请选一项' : undefined}
          />
          {way !== undefined && (
            <TimeField id="exclusion-at" label="联系的时间" value={clock} onChange={setClock} />
          )}
        </>
      )}
      <Field
        id="exclusion-words"
        label="依据"
        kind="long"
        hint="问过谁、看到什么、材料放在哪里；不要写住户的姓名和电话"
        maxLength={500}
        value={words}
        onChange={setWords}
        error={asked && words.trim() === '' ? '请写明依据' : undefined}
      />
      <EvidencePicker
        communityId={round.communityId}
        label="附上照片（选填）"
        evidenceId={photo}
        onUploaded={setPhoto}
      />
      <Button kind="primary" busy={busy} onPress={() => void submit()}>
        提交申请
      </Button>
    </Box>
  );
}

import { useState } from 'react';
import { CONSENT_BODIES, CONSENT_BODY_NAMES, type ConsentBody } from '../../../shared/plan/stageRecord.ts';
import type { PlanItem } from '../../../shared/plan/plan.ts';
import { Choice } from '../components/Choice.tsx';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface PaperFormProps {
  readonly communityId: string;
  /** `resolution`: of the owners, on items with legal effect; `consent`: to 公共收益 money. */
  readonly kind: 'resolution' | 'consent';
  /** The items it can be about. */
  readonly items: readonly PlanItem[];
  readonly onRecorded: () => void;
}

const WORDS = {
  resolution: { title: '登记依法形成的决议', hint: '业主大会或者书面征求意见形成的决议' },
  consent: { title: '登记公共收益使用同意', hint: '业主委员会或者居民自治小组依法作出的同意' },
} as const;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** A paper of the owners: which items it is about, when it was adopted, and the paper itself. */
export function PaperForm({ communityId, kind, items, onRecorded }: PaperFormProps) {
  const [itemIds, setItemIds] = useState<readonly string[]>([]);
  const [title, setTitle] = useState('');
  const [body, setBody] = useState<ConsentBody>('ownersCommittee');
  const [adoptedOn, setAdoptedOn] = useState('');
  const [evidenceId, setEvidenceId] = useState<string>();
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const noDay = !DAY.test(adoptedOn);
  const noTitle = kind === 'resolution' && title.trim() === '';
  const send = async (paper: string): Promise<void> => {
    const common = { itemIds, adoptedOn, evidenceId: paper };
    const params = { communityId };
    await record.send(() =>
      kind === 'resolution'
        ? call('POST /communities/:communityId/lawful-resolutions', {
            params,
            body: { ...common, title: title.trim() },
          })
        : call('POST /communities/:communityId/income-consents', { params, body: { ...common, body } }),
    );
  };
  return (
    <RecordForm
      title={WORDS[kind].title}
      action={WORDS[kind].title}
      effect="内容和上传的文件会公开；只对现行方案里的这几项有效，内容有改动要重新决议。"
      {...record}
      ready={() => {
        setAsked(true);
        if (noTitle) focusOn('paper-title');
        else if (noDay) focusOn(`paper-day-${kind}`);
        return itemIds.length > 0 && !noTitle && !noDay && evidenceId !== undefined;
      }}
      onSend={() => evidenceId !== undefined && void send(evidenceId)}
    >
      <Choice
        name={`paper-items-${kind}`}
        legend="针对哪些内容"
        multiple
        options={items.map(({ itemId, name, legalEffect }) => ({
          id: itemId,
          label: name,
          ...(kind === 'resolution' && legalEffect !== undefined
            ? { hint: legalEffect.split('：')[0] ?? '' }
            : {}),
        }))}
        picked={itemIds}
        onChange={setItemIds}
        error={asked && itemIds.length === 0 ? '至少选一项' : undefined}
      />
      {kind === 'resolution' ? (
        <Field
          id="paper-title"
          label="决议名称"
          hint={WORDS[kind].hint}
          maxLength={200}
          value={title}
          onChange={setTitle}
          error={asked && noTitle ? '请写决议名称' : undefined}
        />
      ) : (
        <Choice
          name="paper-body"
          legend="谁同意的"
          segments
          options={CONSENT_BODIES.map((id) => ({ id, label: CONSENT_BODY_NAMES[id] }))}
          picked={[body]}
          onChange={([picked]) =>
            setBody(CONSENT_BODIES.filter((id) => id === picked)[0] ?? 'ownersCommittee')
          }
        />
      )}
      <Field
        id={`paper-day-${kind}`}
        label="形成日期"
        hint="写成 2026-04-01"
        maxLength={10}
        value={adoptedOn}
        onChange={setAdoptedOn}
        error={asked && noDay ? '写成 2026-04-01 这样' : undefined}
      />
      <EvidencePicker
        communityId={communityId}
        label="上传文件（盖章扫描件）"
        papers
        evidenceId={evidenceId}
        onUploaded={setEvidenceId}
        error={asked ? '请上传文件' : undefined}
      />
    </RecordForm>
  );
}

import type { RoundView } from '../../../shared/round/roundView.ts';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Field } from '../components/Field.tsx';
import type { SpokenDraft } from '../platform/storage.ts';

interface PaperFieldsProps {
  readonly round: Pick<RoundView, 'communityId'>;
  readonly draft: SpokenDraft;
  /** What is missing, once the worker has asked to record. */
  readonly lacks: readonly ('serial' | 'photo')[];
  readonly onChange: (part: Pick<Partial<SpokenDraft>, 'serial' | 'photo'>) => void;
}

/** What a paper form is known by: its printed number and its photograph, from which a second person reads it again. */
export function PaperFields({ round, draft, lacks, onChange }: PaperFieldsProps) {
  return (
    <>
      <Field
        id="form-serial"
        label="表上的编号"
        hint="印在二维码旁边，十位字母和数字"
        kind="code"
        maxLength={14}
        value={draft.serial ?? ''}
        onChange={(serial) => onChange({ serial })}
        error={lacks.includes('serial') ? '请照表填写编号' : undefined}
      />
      <EvidencePicker
        communityId={round.communityId}
        label="拍下这张表"
        evidenceId={draft.photo}
        onUploaded={(photo) => onChange({ photo })}
        error={lacks.includes('photo') ? '请拍下整张表，字要看得清' : undefined}
      />
    </>
  );
}

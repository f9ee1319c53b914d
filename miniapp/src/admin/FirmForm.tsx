import { useState } from 'react';
import {
  COMPLAINT_CATEGORIES,
  ORGANISATION_KINDS,
  type ComplaintCategory,
  type OrganisationKind,
} from '../../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES, ORGANISATION_KIND_NAMES } from '../../../shared/complaint/complaintNames.ts';
import {
  ORGANISATION_NAME_LENGTH,
  type OrganisationView,
} from '../../../shared/complaint/organisationApi.ts';
import { MAIN_STAGES, SIDE_STAGES, STAGE_NAMES, type Stage } from '../../../shared/plan/stageTemplate.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** All that the route takes: what is not offered would be dropped by touching the others. */
const FIRM_STAGES: readonly Stage[] = [...MAIN_STAGES, ...SIDE_STAGES];

interface FirmFormProps {
  readonly communityId: string;
  /** The firm that is changed; absent: a new one. */
  readonly firm?: OrganisationView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** What a firm is called, what it is suggested for and in which stages; no stage picked means all of them. */
export function FirmForm({ communityId, firm, onDone, onCancel }: FirmFormProps) {
  const [name, setName] = useState(firm?.name ?? '');
  const [kind, setKind] = useState<OrganisationKind>(firm?.kind ?? 'contractor');
  const [categories, setCategories] = useState<readonly ComplaintCategory[]>(firm?.categories ?? []);
  const [stages, setStages] = useState<readonly Stage[]>(firm?.stages ?? []);
  const [problem, setProblem] = useState<string>();
  // One sending has one key: what goes out again after a lost reply adds no second firm.
  const [clientKey] = useState(() => randomKey());
  const { busy, refusal, act } = useAct<unknown>(onDone);
  const id = firm?.organisationId ?? 'new';
  const nameId = `firm-name-${id}`;

  const keep = async (): Promise<void> => {
    const isNamed = name.trim() !== '';
    setProblem(isNamed ? undefined : '请写单位名称。');
    if (!isNamed) return focusOn(nameId);
    const facts = { name: name.trim(), kind, categories, ...(stages.length === 0 ? {} : { stages }) };
    await act(
      async () =>
        firm === undefined
          ? call('POST /communities/:communityId/organisations', {
              params: { communityId },
              body: { clientKey: await clientKey, ...facts },
            })
          : call('POST /communities/:communityId/organisations/:organisationId', {
              params: { communityId, organisationId: firm.organisationId },
              body: { clientKey: await randomKey(), ...facts },
            }),
      firm === undefined ? '承办单位已增加' : '承办单位已修改',
    );
  };

  return (
    <Box className="stack">
      <Field
        id={nameId}
        label="单位名称"
        value={name}
        maxLength={ORGANISATION_NAME_LENGTH}
        error={problem}
        onChange={setName}
      />
      <Choice
        name={`firm-kind-${id}`}
        legend="哪一种单位"
        options={ORGANISATION_KINDS.map((one) => ({ id: one, label: ORGANISATION_KIND_NAMES[one] }))}
        picked={[kind]}
        onChange={([picked]) => setKind(ORGANISATION_KINDS.find((one) => one === picked) ?? kind)}
      />
      <Choice
        name={`firm-categories-${id}`}
        legend="建议派给它的类别（可多选，可不选）"
        multiple
        options={COMPLAINT_CATEGORIES.map((one) => ({ id: one, label: CATEGORY_NAMES[one] }))}
        picked={categories}
        onChange={(picked) => setCategories(COMPLAINT_CATEGORIES.filter((one) => picked.includes(one)))}
      />
      <Choice
        name={`firm-stages-${id}`}
        legend="在哪些阶段承办（都不选就是全部阶段）"
        multiple
        options={FIRM_STAGES.map((one) => ({ id: one, label: STAGE_NAMES[one] }))}
        picked={stages}
        onChange={(picked) => setStages(FIRM_STAGES.filter((one) => picked.includes(one)))}
      />
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <Button kind="primary" busy={busy} onPress={() => void keep()}>
        保存
      </Button>
      <Button kind="quiet" onPress={onCancel}>
        取消
      </Button>
    </Box>
  );
}

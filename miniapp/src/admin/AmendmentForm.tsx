import { useState } from 'react';
import type { RollChange } from '../../../shared/round/case/rollAmendment.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { DwellingPicker } from './DwellingPicker.tsx';

interface AmendmentFormProps {
  readonly communityId: string;
  readonly onAsked: () => void;
}

const KINDS = [
  { id: 'add', label: '增加一户', hint: '分户、漏登' },
  { id: 'remove', label: '减少一户', hint: '合户、灭失' },
  { id: 'sale', label: '买卖过户', hint: '换了业主；已投的票不变' },
];

const INCOMPLETE = {
  add: '请把每一项都填写完整；面积写到小数点后两位，例如 56.30。',
  other: '请选是哪一户，并写明依据。',
} as const;

type TextName = 'buildingId' | 'unitId' | 'floor' | 'room' | 'area' | 'householdId' | 'buyerId' | 'words';

/** Asks for a dwelling to be added to the register or taken out of it. */
export function AmendmentForm({ communityId, onAsked }: AmendmentFormProps) {
  const [kind, setKind] = useState<string>('add');
  const [texts, setTexts] = useState<Readonly<Partial<Record<TextName, string>>>>({});
  const [incomplete, setIncomplete] = useState(false);
  const { busy, refusal, act } = useAct<unknown>(onAsked);
  const text = (name: TextName): string => texts[name]?.trim() ?? '';
  const field = (name: TextName) => ({
    id: `amend-${name}`,
    value: texts[name] ?? '',
    onChange: (value: string): void => setTexts((before) => ({ ...before, [name]: value })),
  });

  const submit = async (): Promise<void> => {
    const change = changeOf(kind, text);
    const incompleteNow = change === undefined || text('words') === '';
    setIncomplete(incompleteNow);
    if (incompleteNow) return;
    await act(
      async () =>
        call('POST /communities/:communityId/roll-amendments', {
          params: { communityId },
          body: { clientKey: await randomKey(), change, words: text('words') },
        }),
      '名册变更申请已提交，等另一个人审核',
    );
  };

  return (
    <Card title="申请变更">
      <Box className="stack">
        <Choice
          name="amend-kind"
          legend="怎么变"
          options={KINDS}
          picked={[kind]}
          onChange={([id]) => {
            setKind(id ?? 'add');
            setIncomplete(false);
          }}
        />
        <DwellingPicker
          communityId={communityId}
          wants={kind === 'add' ? 'unit' : 'household'}
          picked={{
            buildingId: text('buildingId'),
            unitId: text('unitId'),
            householdId: text('householdId'),
          }}
          onPick={(picked) => setTexts((before) => ({ ...before, ...picked }))}
        />
        {kind === 'add' && (
          <>
            <Field label="楼层" {...field('floor')} />
            <Field label="房号" {...field('room')} />
            <Field label="专有部分面积（平方米）" hint="例如 56.30" {...field('area')} />
          </>
        )}
        {kind === 'sale' && (
          <Field
            label="买方的业主编号"
            hint="买方已在业主名册里才填；不在的留空，审核后补登记姓名"
            required={false}
            {...field('buyerId')}
          />
        )}
        <Field
          label="依据"
          kind="long"
          maxLength={500}
          hint="登记资料的编号、存放在哪里"
          {...field('words')}
        />
        {incomplete && <Banner tone="bad" title={INCOMPLETE[kind === 'add' ? 'add' : 'other']} />}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button kind="primary" busy={busy} onPress={() => void submit()}>
          提交申请
        </Button>
      </Box>
    </Card>
  );
}

/** The change as the contract wants it; undefined while something is missing. Area in whole 0.01 m². */
function changeOf(kind: string, text: (name: TextName) => string): RollChange | undefined {
  const householdId = text('householdId');
  if (kind === 'remove') return householdId === '' ? undefined : { kind: 'remove', householdId };
  if (kind === 'sale') {
    const buyerId = text('buyerId');
    return householdId === ''
      ? undefined
      : { kind: 'sale', householdId, ...(buyerId === '' ? {} : { buyerId }) };
  }
  const [, whole, part = ''] = /^(\d{1,5})(?:\.(\d{1,2}))?$/.exec(text('area')) ?? [];
  const floor = /^-?\d{1,3}$/.test(text('floor')) ? Number(text('floor')) : undefined;
  const named = text('buildingId') !== '' && text('unitId') !== '' && text('room') !== '';
  if (whole === undefined || floor === undefined || !named) return undefined;
  const areaDm2 = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return {
    kind: 'add',
    buildingId: text('buildingId'),
    unitId: text('unitId'),
    floor,
    room: text('room'),
    areaDm2,
  };
}

import { useState } from 'react';
import {
  LINK_KINDS,
  OPINION_LENGTH,
  type LinkKind,
  type OpinionWork,
} from '../../../shared/opinion/opinion.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { LINK_NAMES } from '../words/opinionWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { linkChoices } from './linkChoices.ts';
import { useAct } from '../store/useAct.ts';

interface LinkFormProps {
  readonly opinion: OpinionWork;
  readonly onDone: (opinion: OpinionWork) => void;
}

/** Of words somebody wrote them; a low score has no writer, whoever reads the result reads what is said to it. */
const TOWARD_WRITER = {
  title: '这条意见的结果',
  done: '已记下，写意见的人看得到',
  note: '给写意见的人的话',
  hint: '写清楚怎么改的，或者为什么办不到；公开后别人也能看到',
} as const;
const TOWARD_ALL = {
  title: '这一项的结果',
  done: '已记下，看统计结果的人都看得到',
  note: '给住户的话',
  hint: '写清楚怎么改的，或者为什么办不到；所有人都能看到',
} as const;

/** Says what became of an opinion: what in the plan, in the acceptance or in a later score answers it, or why not. */
export function LinkForm({ opinion, onDone }: LinkFormProps) {
  const { communityId, opinionId, group, source } = opinion;
  const words = source === 'score' ? TOWARD_ALL : TOWARD_WRITER;
  const params = { communityId };
  const plan = useCall('GET /communities/:communityId/plan', { params });
  const records = useCall('GET /communities/:communityId/publications', { params, query: { limit: 100 } });
  const rounds = useCall('GET /communities/:communityId/rounds', { params, query: { limit: 100 } });
  const [kind, setKind] = useState<LinkKind>('item');
  const [chosen, setChosen] = useState('');
  const [changed, setChanged] = useState(true);
  const [note, setNote] = useState('');
  const [whole, setWhole] = useState(false);
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  const choices = linkChoices(kind, {
    plan: plan.value,
    records: records.value?.items ?? [],
    rounds: rounds.value?.items ?? [],
    changed,
  });
  const target =
    kind === 'explanation' ? ({ kind } as const) : choices.find(({ id }) => id === chosen)?.target;
  const noteMissing = kind === 'explanation' && note.trim() === '';

  const send = async (): Promise<void> => {
    setAsked(true);
    if (target === undefined || noteMissing) return;
    const clientKey = await randomKey();
    const said = note.trim() === '' ? {} : { note: note.trim() };
    const group = whole ? { wholeGroup: true } : {};
    const body = { clientKey, target, ...said, ...group };
    const done = await act(
      () => call('POST /opinions/:opinionId/links', { params: { opinionId }, body }),
      words.done,
    );
    if (!done) return;
    setNote('');
    setChosen('');
    setAsked(false);
  };

  return (
    <Card title={words.title}>
      <Box className="stack">
        <Choice
          name="link-kind"
          legend="结果是"
          options={LINK_KINDS.map((id) => ({ id, label: LINK_NAMES[id] }))}
          picked={[kind]}
          onChange={([picked]) => {
            setKind(LINK_KINDS.find((id) => id === picked) ?? 'item');
            setChosen('');
          }}
        />
        {kind !== 'explanation' &&
          (choices.length === 0 ? (
            <Banner tone="info" title={`这个小区现在还没有可以关联的${LINK_NAMES[kind]}。`} />
          ) : (
            <Select
              id="link-target"
              label={LINK_NAMES[kind]}
              value={chosen}
              onSelect={setChosen}
              options={[{ id: '', label: '请选择' }, ...choices]}
            />
          ))}
        {asked && kind !== 'explanation' && target === undefined && choices.length > 0 && (
          <Box className="wrong" role="alert">
            请选一项
          </Box>
        )}
        {(kind === 'item' || kind === 'clause') && (
          <Choice
            name="link-changed"
            legend="方案是"
            segments
            options={[
              { id: 'changed', label: '按意见改了' },
              { id: 'there', label: '本来就有' },
            ]}
            picked={[changed ? 'changed' : 'there']}
            onChange={([picked]) => setChanged(picked === 'changed')}
          />
        )}
        <Field
          id="link-note"
          label={words.note}
          hint={words.hint}
          kind="long"
          required={kind === 'explanation'}
          maxLength={OPINION_LENGTH}
          value={note}
          onChange={setNote}
          error={asked && noteMissing ? '请写明原因' : undefined}
        />
        {group?.state === 'confirmed' && (
          <Choice
            name="link-whole"
            legend="相近意见"
            multiple
            options={[{ id: 'whole', label: `这一组 ${group.size} 条都记上` }]}
            picked={whole ? ['whole'] : []}
            onChange={(picked) => setWhole(picked.length > 0)}
          />
        )}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button kind="primary" busy={busy} onPress={() => void send()}>
          记下结果
        </Button>
      </Box>
    </Card>
  );
}

import { useState } from 'react';
import { OPINION_LENGTH } from '../../../shared/opinion/opinion.ts';
import { hasWords } from '../../../shared/round/answering/hasWords.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { forget, keep, recall, type OpinionDraft } from '../platform/storage.ts';
import { announce } from '../store/announceStore.ts';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';

interface OpinionFormProps {
  readonly communityId: string;
  readonly householdId: string;
  readonly onWritten: () => void;
}

const EMPTY: OpinionDraft = { text: '', mayPublish: true };
const TEXT = 'opinion-text';

/** Writing an opinion at any time: kept on the phone with every letter, sent again with the same key until it is there. */
export function OpinionForm({ communityId, householdId, onWritten }: OpinionFormProps) {
  const [draft, setDraft] = useState<OpinionDraft>(() => recall(`said/${communityId}`) ?? EMPTY);
  const [saved, setSaved] = useState(draft.text !== '');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const { text, mayPublish } = draft;

  const store = (next: OpinionDraft): void => {
    setDraft(next);
    setSaved(keep(`said/${communityId}`, next).kept && next.text !== '');
  };
  const change = (part: Partial<Pick<OpinionDraft, 'text' | 'mayPublish'>>): void =>
    store({ text, mayPublish, ...part });
  const send = async (): Promise<void> => {
    setAsked(true);
    if (!hasWords(text)) return focusOn(TEXT);
    setBusy(true);
    setRefusal(undefined);
    const clientKey = draft.clientKey ?? (await randomKey());
    store({ ...draft, clientKey });
    const body = { clientKey, householdId, text: text.trim(), mayPublish };
    const result = await call('POST /communities/:communityId/opinions', { params: { communityId }, body });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    forget(`said/${communityId}`);
    setDraft(EMPTY);
    setSaved(false);
    setAsked(false);
    announce('您的意见已收到，办理进展会写在这里');
    onWritten();
    openPage(paths.opinion(result.value.opinionId));
  };

  return (
    <Card title="写意见">
      <Box className="stack">
        <Field
          id={TEXT}
          label="您想说什么"
          hint="随时可以写；改没改、为什么，都会告诉您。请不要写姓名、电话和门牌号"
          kind="long"
          maxLength={OPINION_LENGTH}
          value={text}
          onChange={(words) => change({ text: words })}
          error={asked && !hasWords(text) ? '请先写几个字' : undefined}
        />
        <Choice
          name="may-publish"
          legend="能不能公开给邻居看（不写您是谁，由工作人员改写）"
          segments
          options={[
            { id: 'yes', label: '可以' },
            { id: 'no', label: '只给工作人员' },
          ]}
          picked={[mayPublish ? 'yes' : 'no']}
          onChange={([picked]) => change({ mayPublish: picked === 'yes' })}
        />
        {saved && <Box className="small">写的内容已存在手机上，还没有交。</Box>}
        {refusal !== undefined && (
          <Banner tone="bad" title={refusalSentence(refusal.code)}>
            {wayOut(refusal.code)}
          </Banner>
        )}
        <Button kind="primary" busy={busy} onPress={() => void send()}>
          交给社区
        </Button>
      </Box>
    </Card>
  );
}

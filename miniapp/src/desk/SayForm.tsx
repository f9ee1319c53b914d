import { useState } from 'react';
import type { ComplaintView } from '../../../shared/complaint/complaintView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { timeText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { hasGap } from '../words/replyTemplates.ts';
import { ReplyField } from './ReplyField.tsx';
import { useActing } from '../store/useActing.ts';

const KINDS = ['said', 'askFiler', 'internal'] as const;
type SayKind = (typeof KINDS)[number];

const SAY_WORDS: Readonly<
  Record<SayKind, { readonly label: string; readonly hint: string; readonly send: string }>
> = {
  said: { label: '公开答复', hint: '反映人和能看到这件事的人都看得到', send: '发出公开答复' },
  askFiler: { label: '请反映人补充', hint: '反映人看得到；等补充的时候办理时限暂停', send: '请反映人补充' },
  internal: { label: '内部备注', hint: '只有工作人员和承办单位看得到，居民看不到', send: '记下内部备注' },
};

interface SayFormProps {
  readonly complaint: ComplaintView;
  readonly onDone: (complaint: ComplaintView) => void;
}

/** Something said: to everybody in reach, a question to the filer, or a note among offices, which looks different. */
export function SayForm({ complaint: { complaintId, openQuestion }, onDone }: SayFormProps) {
  const [kind, setKind] = useState<SayKind>('said');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useActing(onDone);
  const words = text.trim();
  const fault = words === '' ? '请先写几个字' : hasGap(words) ? '〔〕里的内容还没有填' : undefined;

  const send = async (): Promise<void> => {
    setAsked(true);
    if (fault !== undefined) return;
    const sort = kind === 'internal' ? { internal: true } : kind === 'askFiler' ? { asksFiler: true } : {};
    const sent = await act(
      { kind, words },
      (clientKey) =>
        call('POST /complaints/:complaintId/entries', {
          params: { complaintId },
          body: { clientKey, text: words, ...sort },
        }),
      kind === 'internal' ? '已记下，居民看不到' : '已发出',
    );
    if (!sent) return;
    if (kind === 'askFiler') setKind('said');
    setText('');
    setAsked(false);
  };

  return (
    <Card title="说一句">
      <Box className={kind === 'internal' ? 'stack desk__internal' : 'stack'}>
        <Choice
          name="say-kind"
          legend="说给谁"
          options={KINDS.filter((id) => id !== 'askFiler' || openQuestion === undefined).map((id) => ({
            id,
            label: SAY_WORDS[id].label,
            hint: SAY_WORDS[id].hint,
          }))}
          picked={[kind]}
          onChange={([picked]) => setKind(KINDS.find((id) => id === picked) ?? 'said')}
        />
        <ReplyField
          id="say-text"
          kind={kind}
          label={SAY_WORDS[kind].label}
          hint={SAY_WORDS[kind].hint}
          required
          value={text}
          onChange={setText}
          error={asked ? fault : undefined}
        />
        {openQuestion !== undefined && (
          <Banner tone="info" title="已请反映人补充，还没有回答">
            {openQuestion.clockWaitsUntil === null
              ? '办理时限不再等这个回答，照常计时。'
              : `办理时限最晚暂停到 ${timeText(openQuestion.clockWaitsUntil)}，到时自动继续计时。`}
            回答以后才能再问。
          </Banner>
        )}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button busy={busy} onPress={() => void send()}>
          {SAY_WORDS[kind].send}
        </Button>
      </Box>
    </Card>
  );
}

import { useState } from 'react';
import type { SlipLook } from '../../../shared/round/case/roundCase.ts';
import { AnswerList } from '../components/questions/AnswerList.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Screen } from '../components/Screen.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { EntryDispute } from './EntryDispute.tsx';
import './ballot.scss';

/** 纸条上的异议码: a household without an account sees what was entered in its name and says whether it is so. */
export default function DisputePage() {
  const [code, setCode] = useState('');
  const [look, setLook] = useState<SlipLook>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const contact = useCommunitySummary(look?.communityId)?.contact;

  const open = async (): Promise<void> => {
    if (code.trim() === '') {
      setProblem('请填写纸条上的异议码。');
      focusOn('code');
      return;
    }
    setBusy(true);
    const result = await call('POST /disputes/look-up', { body: { code: code.trim() } });
    setBusy(false);
    if (result.ok) {
      setProblem(undefined);
      setLook(result.value);
      focusOn('slip-entries');
    } else {
      setLook(undefined);
      setProblem(refusalSentence(result.refusal.code));
      focusOn('code');
    }
  };

  return (
    <Screen title="核对我家的登记" contact={contact}>
      <Card title="输入纸条上的异议码">
        <Box className="stack">
          <Box as="p">社区替您家登记过答复，会发一张纸条。不用登录，输入纸条上的码就能看到登记了什么。</Box>
          <Field
            id="code"
            label="异议码"
            kind="code"
            hint="十个字母和数字，大小写都行"
            maxLength={40}
            autoComplete="off"
            value={code}
            onChange={setCode}
            error={problem}
          />
          <Button kind="primary" busy={busy} onPress={() => void open()}>
            查看登记的内容
          </Button>
        </Box>
      </Card>
      {look !== undefined && <Entries look={look} code={code.trim()} onDone={() => void open()} />}
    </Screen>
  );
}

interface EntriesProps {
  readonly look: SlipLook;
  readonly code: string;
  readonly onDone: () => void;
}

function Entries({ look, code, onDone }: EntriesProps) {
  return (
    <Box id="slip-entries" className="stack" focusable>
      <Banner tone="info" title={`${look.communityName} ${look.address}`}>
        {look.title}。下面只有工作人员或代理人替您家登记的内容。
      </Banner>
      {look.entries.length === 0 && <Banner tone="info" title="工作人员没有替您家登记过。" />}
      {look.entries.map((entry) => (
        <Card
          key={entry.seq}
          title={`第 ${entry.seq} 条 · ${CHANNEL_NAMES[entry.channel]}`}
          mark={<Standing standing={entry.standing} />}
        >
          <Box className="small">{timeText(entry.at)}前后登记</Box>
          <AnswerList answers={entry.answers} questions={look.questions} />
          <EntryDispute
            seq={entry.seq}
            disputable={entry.standing === 'live' || entry.standing === 'pending'}
            state={entry.standing === 'disputed' ? 'open' : undefined}
            send={(clientKey) =>
              call('POST /disputes/by-code', { body: { clientKey, code, seq: entry.seq } })
            }
            onDone={onDone}
          />
        </Card>
      ))}
    </Box>
  );
}

function Standing({ standing }: { readonly standing: SlipLook['entries'][number]['standing'] }) {
  switch (standing) {
    case 'live':
      return <Tag tone="good">计入</Tag>;
    case 'pending':
      return <Tag tone="info">待核验</Tag>;
    case 'disputed':
      return <Tag tone="warn">有异议</Tag>;
    case 'withdrawn':
      return <Tag>已撤回</Tag>;
    case 'removed':
      return <Tag>已作废</Tag>;
  }
}

import { useRef, useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { useAccount } from '../store/accountStore.ts';
import { announce } from '../store/announceStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface ObjectionFormProps {
  readonly communityId: string;
  readonly notice: string;
  readonly over: boolean;
  readonly onFiled: () => void;
}

/** A household of the community objects: its words become public, the household does not. */
export function ObjectionForm({ communityId, notice, over, onFiled }: ObjectionFormProps) {
  const account = useAccount((store) => store.account);
  const [text, setText] = useState('');
  // The same words sent again after a lost reply are the same objection.
  const clientKey = useRef<string>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [filed, setFiled] = useState<number>();
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const home = account?.households.filter(
    (link) => link.communityId === communityId && link.status === 'approved',
  )[0];
  if (over) return <Banner tone="info" title="提异议的日子已经过了。有问题请打页面下方的电话。" />;
  if (home === undefined)
    return (
      <Banner
        tone="info"
        title="本小区的住户登录并绑定后，可以在这里提出异议。"
        action={{ label: '去登录、绑定', onPress: () => openPage(paths.me()) }}
      />
    );
  const short = text.trim().length < 2;
  const file = async (): Promise<void> => {
    setAsked(true);
    if (short) return focusOn('objection-text');
    setBusy(true);
    clientKey.current ??= await randomKey();
    const result = await call('POST /communities/:communityId/publications/:hash/objections', {
      params: { communityId, hash: notice },
      body: { text: text.trim(), clientKey: clientKey.current },
    });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    setRefusal(undefined);
    setFiled(result.value.seq);
    setText('');
    setAsked(false);
    clientKey.current = undefined;
    announce('异议已登记');
    onFiled();
  };
  return (
    <Card title="我有异议">
      <Box className="stack">
        {filed !== undefined && (
          <Banner tone="good" title={`异议已登记 · 第 ${filed} 条，会在 5 天内公开答复。`} />
        )}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Field
          id="objection-text"
          label="您不同意什么，希望怎么改"
          hint="文字会公开，您的姓名和门牌不会公开；请不要写电话和门牌号"
          kind="long"
          maxLength={500}
          value={text}
          onChange={setText}
          error={asked && short ? '请写下您的意见' : undefined}
        />
        <Button kind="primary" busy={busy} onPress={() => void file()}>
          提出异议
        </Button>
      </Box>
    </Card>
  );
}

import { useState } from 'react';
import type { Binding } from '../../../shared/identity/account.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { timeText } from '../words/dates.ts';
import { RELATION_NAMES } from '../words/names.ts';
import { refusalSentence, wayOut } from '../words/refusalSentence.ts';

const STATUS_TAGS = {
  pending: { tone: 'warn', words: '等待核对' },
  approved: { tone: 'good', words: '已通过' },
  rejected: { tone: 'bad', words: '已驳回' },
} as const;

/** One request to be recognised as a household's person: who asks, and the worker's yes or no with its reason. */
export function BindingCard({ binding }: { readonly binding: Binding }) {
  const [now, setNow] = useState(binding);
  const [act, setAct] = useState<'approve' | 'reject'>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const { bindingId, address, relation, name, phone, status, askedAt } = now;
  const tag = STATUS_TAGS[status];
  const reasonId = `reason-${bindingId}`;

  const decide = async (): Promise<void> => {
    setAsked(true);
    if (act === 'reject' && reason.trim() === '') return focusOn(reasonId);
    setBusy(true);
    setRefusal(undefined);
    const params = { bindingId };
    const result =
      act === 'reject'
        ? await call('POST /bindings/:bindingId/reject', { params, body: { reason: reason.trim() } })
        : await call('POST /bindings/:bindingId/approve', { params });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    setNow(result.value);
    setAct(undefined);
    announce(`${address}：${STATUS_TAGS[result.value.status].words}`);
  };

  return (
    <Card title={address} mark={<Tag tone={tag.tone}>{tag.words}</Tag>}>
      <Box className="stack">
        <Box as="dl" className="binding__facts">
          <Fact label="姓名">{name}</Fact>
          <Fact label="电话">{phone === '' ? '没有留' : phone}</Fact>
          <Fact label="与这一户的关系">{RELATION_NAMES[relation]}</Fact>
          <Fact label="申请时间">{timeText(askedAt)}</Fact>
        </Box>
        {refusal !== undefined && (
          <Banner tone="bad" title={refusalSentence(refusal.code)}>
            {wayOut(refusal.code)}
          </Banner>
        )}
        {status === 'pending' && act === undefined && (
          <Box className="row">
            <Button small kind="primary" onPress={() => setAct('approve')}>
              通过
            </Button>
            <Button small kind="danger" onPress={() => setAct('reject')}>
              驳回
            </Button>
          </Box>
        )}
        {act === 'reject' && (
          <Field
            id={reasonId}
            label="驳回的原因"
            hint="申请人会看到，一两句就可以"
            kind="long"
            maxLength={200}
            value={reason}
            onChange={setReason}
            error={asked && reason.trim() === '' ? '请写明原因' : undefined}
          />
        )}
        <Sheet
          open={act !== undefined}
          inline
          danger={act === 'reject'}
          busy={busy}
          title={act === 'reject' ? '驳回这条申请？' : '通过这条申请？'}
          confirm={act === 'reject' ? '确认驳回' : '核对无误，确认通过'}
          onConfirm={() => void decide()}
          onCancel={() => setAct(undefined)}
        >
          {act === 'reject'
            ? '驳回后这张纸条上的绑定码作废，住户要重新领一张才能再申请。'
            : `通过后，${name}${phone === '' ? '' : `（${phone}）`}就可以以${RELATION_NAMES[relation]}的身份替 ${address} 答复，家里已绑定的人会收到告知。请先核对本人和住户。`}
        </Sheet>
      </Box>
    </Card>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <>
      <Box as="dt" className="binding__label">
        {label}
      </Box>
      <Box as="dd">{children}</Box>
    </>
  );
}

import { useState } from 'react';
import type { Binding } from '../../../shared/identity/account.ts';
import { RELATIONS } from '../../../shared/round/round.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { goBack, openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { RELATION_NAMES } from '../words/names.ts';
import { useBindForm } from './useBindForm.ts';

/** Binding a household by the code of the printed slip; a worker then approves it. */
export default function BindPage() {
  const account = useAccount((store) => store.account);
  const [bound, setBound] = useState<Binding>();
  if (bound !== undefined) return <Sent binding={bound} />;
  return (
    <Screen title="绑定我家">
      {account === undefined ? (
        <>
          <Banner tone="info" title="请先登录，再绑定住户。" />
          <Button kind="primary" onPress={() => openPage(paths.me())}>
            去登录
          </Button>
        </>
      ) : (
        <BindForm onBound={setBound} />
      )}
    </Screen>
  );
}

function BindForm({ onBound }: { readonly onBound: (binding: Binding) => void }) {
  const form = useBindForm(onBound);
  return (
    <Box className="stack">
      {form.problem !== undefined && (
        <Banner id="problem" tone="bad" title={form.problem}>
          填写的内容都还在，改好后再提交。
        </Banner>
      )}
      <Box as="p">绑定码印在社区发的纸条上。没有纸条，请拨打页面下方的电话。</Box>
      <Field id="code" label="绑定码" kind="code" maxLength={40} {...form.field('code')} autoComplete="off" />
      <Choice
        name="relation"
        legend="您是这一户的"
        segments
        options={RELATIONS.map((relation) => ({ id: relation, label: RELATION_NAMES[relation] }))}
        picked={form.relation === undefined ? [] : [form.relation]}
        onChange={([picked]) => form.setRelation(picked)}
        error={form.faults['relation']}
      />
      <Field id="name" label="姓名" maxLength={40} {...form.field('name')} autoComplete="name" />
      <Field
        id="phone"
        label="手机号"
        kind="phone"
        maxLength={20}
        hint="只用来核验和通知您，加密保存"
        {...form.field('phone')}
        autoComplete="tel"
      />
      <Button kind="primary" busy={form.busy} onPress={() => void form.submit()}>
        提交绑定申请
      </Button>
    </Box>
  );
}

function Sent({ binding }: { readonly binding: Binding }) {
  return (
    <Screen title="绑定我家">
      <Banner tone="good" title={binding.status === 'approved' ? '绑定成功' : '已提交，等待社区工作人员核验'}>
        {binding.address} · {RELATION_NAMES[binding.relation]}
      </Banner>
      <Card title="接下来">
        <Box as="p">核验通过后，首页会出现“现在去答复”。等得久了，请拨打页面下方的电话。</Box>
      </Card>
      <Button kind="primary" onPress={goBack}>
        好的
      </Button>
    </Screen>
  );
}

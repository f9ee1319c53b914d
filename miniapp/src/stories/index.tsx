import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Choice } from '../components/Choice.tsx';
import { DoorGrid } from '../components/DoorGrid.tsx';
import { Field } from '../components/Field.tsx';
import { Progress } from '../components/Progress.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Rating } from '../components/Rating.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { Screen } from '../components/Screen.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { Timeline } from '../components/Timeline.tsx';
import { useState } from 'react';
import { HOUSEHOLD_STATE_WORDS } from '../words/names.ts';

export default function StoriesPage() {
  const [a, setA] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  return (
    <Screen
      title="组件"
      wide
      actions={
        <Button kind="primary" onPress={() => setOpen(true)}>
          提交
        </Button>
      }
    >
      <Banner tone="warn" title="点菜还没有提交">
        还有 3 项没有选。
      </Banner>
      <Card title="进度尺" mark={<Tag tone="good">进行中</Tag>}>
        <RateRule
          official={{ answered: 17, denominator: 24, permille: 708, need: 3 }}
          strict={{ answered: 17, denominator: 25, permille: 680 }}
          thresholdPercent={80}
          source="依据：东河区2024 三（一）1"
        />
      </Card>
      <Card>
        <Cell title="看方案" hint="第 2 版" onPress={() => undefined} value="3" />
        <Cell title="我家" />
      </Card>
      <Choice
        name="c"
        legend="加装单元门"
        segments
        options={[
          { id: 'yes', label: '要' },
          { id: 'no', label: '不要' },
          { id: 'i', label: '无所谓' },
        ]}
        picked={a}
        onChange={setA}
      />
      <Rating name="r" legend="满意吗" value={4} onChange={() => undefined} />
      <Field
        id="f"
        label="意见"
        value={text}
        onChange={setText}
        kind="long"
        maxLength={200}
        hint="说说哪里难受"
        error="请写明理由"
      />
      <Field id="g" label="绑定码" value={text} onChange={setText} />
      <DoorGrid
        title="1单元"
        summary="2/4 户"
        doors={[
          { id: '1', room: '301', floor: 3, words: HOUSEHOLD_STATE_WORDS.answered },
          { id: '2', room: '302', floor: 3, words: HOUSEHOLD_STATE_WORDS.refused, waiting: true },
        ]}
        onPick={() => undefined}
      />
      <Timeline
        steps={[
          { id: 'a', title: '摸底', when: '2025年4月10日', state: 'done' },
          { id: 'b', title: '征集', state: 'now', lines: ['还差 3 户'] },
        ]}
      />
      <ReceiptSlip
        stamp="已登记 · 第 128 条"
        state="recorded"
        rows={[{ label: '小区', value: '示范一小区' }]}
        qrText="abc"
        checks={[{ text: '签名', ok: true }]}
      >
        怎么核对
      </ReceiptSlip>
      <Progress done={3} total={8} text="已答 3 项，共 8 项" />
      <Table
        caption="小区"
        columns={[
          { id: 'n', title: '小区', cell: (r: { n: string }) => r.n },
          { id: 'h', title: '户数', cell: () => 24, numeric: true },
        ]}
        rows={[{ n: '示范一' }, { n: '示范二' }]}
        rowId={(r) => r.n}
      />
      <Sheet
        open={open}
        title="确认提交"
        confirm="提交"
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        提交后截止前可以修改。
      </Sheet>
    </Screen>
  );
}

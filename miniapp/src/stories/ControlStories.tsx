import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Rating } from '../components/Rating.tsx';
import { ReadAloud } from '../components/ReadAloud.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';

const nothing = (): void => undefined;
const STANCES = [
  { id: 'yes', label: '要' },
  { id: 'no', label: '不要' },
  { id: 'indifferent', label: '无所谓' },
];
const WORKS = [
  { id: 'shed', label: '充电车棚', hint: '约 8 万元' },
  { id: 'court', label: '健身场地', hint: '约 5 万元' },
  { id: 'shop', label: '便民驿站', hint: '约 12 万元' },
];

/** Buttons, choices, fields and the question before a final act. */
export function ControlStories() {
  const [stance, setStance] = useState<readonly string[]>([]);
  const [works, setWorks] = useState<readonly string[]>(['shed']);
  const [rating, setRating] = useState<number>();
  const [text, setText] = useState('');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Card title="Button">
        <Box className="stack">
          <Button kind="primary" onPress={() => setAsking(true)}>
            提交
          </Button>
          <Button onPress={nothing}>次要</Button>
          <Button kind="quiet" onPress={nothing}>
            轻
          </Button>
          <Button kind="danger" onPress={nothing}>
            退出登录
          </Button>
          <Button disabled onPress={nothing}>
            不能按（征集已截止）
          </Button>
          <Button kind="primary" busy onPress={nothing}>
            提交中
          </Button>
          <Button small onPress={nothing}>
            小
          </Button>
          <ReadAloud text="还差三户就够百分之八十" />
        </Box>
      </Card>
      <Sheet
        open={asking}
        title="确认提交"
        confirm="提交"
        onConfirm={() => setAsking(false)}
        onCancel={() => setAsking(false)}
      >
        提交后登记入册，截止前可以修改。
      </Sheet>
      <Card title="Choice · Rating">
        <Box className="stack">
          <Choice
            name="stance"
            legend="加装单元门"
            segments
            options={STANCES}
            picked={stance}
            onChange={setStance}
          />
          <Choice
            name="works"
            legend="最多选 2 项"
            multiple
            max={2}
            options={WORKS}
            picked={works}
            onChange={setWorks}
          />
          <Choice
            name="wrong"
            legend="还没有选"
            segments
            options={STANCES}
            picked={[]}
            onChange={nothing}
            error="请选择一项"
          />
          <Rating name="rating" legend="您对路灯满意吗" value={rating} onChange={setRating} />
        </Box>
      </Card>
      <Card title="Field">
        <Box className="stack">
          <Field id="storyCode" label="绑定码" hint="印在纸条上" value={text} onChange={setText} />
          <Field
            id="storyReason"
            label="理由"
            kind="long"
            maxLength={200}
            value={text}
            onChange={setText}
            error="不赞成请写明理由"
          />
          <Field
            id="storyOff"
            label="不能改"
            required={false}
            value="示范一小区"
            onChange={nothing}
            disabled
          />
        </Box>
      </Card>
    </>
  );
}

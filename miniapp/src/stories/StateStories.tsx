import { AsyncView, Failure, Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Progress } from '../components/Progress.tsx';
import { Tag, type Tone } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';

const nothing = (): void => undefined;
const refusal = (code: ClientRefusal['code'], status: number): ClientRefusal => ({
  code,
  status,
  message: '',
  details: {},
});
const TONES: readonly (readonly [Tone, string])[] = [
  ['plain', '未接触'],
  ['good', '已登记'],
  ['warn', '未上传'],
  ['bad', '有异议'],
  ['info', '待核验'],
  ['basic', '基础'],
  ['improve', '完善'],
  ['upgrade', '提升'],
];

/** Messages, marks, rows, and the four states of a list. */
export function StateStories() {
  const settled = { loading: false, stale: false, refusal: undefined, retry: nothing };
  return (
    <>
      <Card title="Tag">
        <Box className="row">
          {TONES.map(([tone, words]) => (
            <Tag key={tone} tone={tone}>
              {words}
            </Tag>
          ))}
        </Box>
      </Card>
      <Banner tone="info" title="提示">
        征集截止前可以修改。
      </Banner>
      <Banner tone="good" title="已登记">
        第 128 条。
      </Banner>
      <Banner tone="warn" title="您的选择还没有提交" action={{ label: '继续填写', onPress: nothing }}>
        还有 3 项没有选。
      </Banner>
      <Banner tone="bad" title="征集已经截止。" />
      <Card title="Card · Cell" mark={<Tag tone="good">进行中</Tag>}>
        <Cell title="只是一行" hint="说明" value="17" />
        <Cell title="按下去有下一页" hint="说明" value={<Tag tone="warn">未上传</Tag>} onPress={nothing} />
      </Card>
      <Card title="提醒" tone="warn">
        <Progress done={3} total={8} text="已答 3 项，共 8 项" />
      </Card>
      <Card title="AsyncView：加载、没有内容、旧内容">
        <Box className="stack">
          <Skeleton rows={2} />
          <AsyncView state={{ ...settled, value: 0 }} empty={() => true} emptyWords="还没有征集。">
            {() => null}
          </AsyncView>
          <AsyncView state={{ ...settled, value: 1, stale: true, refusal: refusal('network/timeout', 0) }}>
            {() => <Box as="p">17/24 户</Box>}
          </AsyncView>
        </Box>
      </Card>
      <Card title="没有网络">
        <Failure refusal={refusal('network/offline', 0)} retry={nothing} />
      </Card>
      <Card title="需要登录">
        <Failure refusal={refusal('session/not-signed-in', 401)} retry={nothing} />
      </Card>
      <Card title="系统出错">
        <Failure refusal={refusal('server/fault', 500)} retry={nothing} busy />
      </Card>
    </>
  );
}

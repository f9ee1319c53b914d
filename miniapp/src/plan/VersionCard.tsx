import { useMemo, useState } from 'react';
import type { Plan } from '../../../shared/plan/plan.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { copyText, openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { announce } from '../store/announceStore.ts';
import { timeText } from '../words/dates.ts';
import { hashGroups } from '../words/receiptWords.ts';
import { planIsUnchanged } from './checkPlanHash.ts';
import { Part } from './Part.tsx';

/** Which version this is, its hash, and how to check that nobody has changed it since. */
export function VersionCard({ plan }: { readonly plan: Plan }) {
  const unchanged = useMemo(() => planIsUnchanged(plan), [plan]);
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const done = await copyText(plan.hash);
    setCopied(done);
    announce(done ? '已复制校验码' : '没能复制');
  };
  return (
    <Part id="plan-version" title="版本和校验码">
      <Box>
        第 {plan.version} 版，{timeText(plan.publishedAt)} 公布
      </Box>
      <Banner
        tone={unchanged ? 'good' : 'bad'}
        title={unchanged ? '手机核对过了：看到的就是公布的那一版。' : '校验码对不上：看到的和公布的不一样。'}
      >
        {unchanged ? '' : '请截图保存，拨打页面下方的电话核实。'}
      </Banner>
      <Box className="plan__hash">{hashGroups(plan.hash)}</Box>
      <Button small onPress={() => void copy()}>
        {copied ? '已复制' : '复制校验码'}
      </Button>
      <Button small onPress={() => openPage(paths.planVersions(plan.communityId))}>
        和以前的版本比一比
      </Button>
      <Box className="small">
        怎么核对：校验码由方案的全部内容（项目、造价、图纸、时间、公示栏）算出来，改动一个字，校验码就变。把它和小区公示栏上印的比一比，一样就是同一份方案。阶段会随进展变化，不算在里面。
      </Box>
    </Part>
  );
}

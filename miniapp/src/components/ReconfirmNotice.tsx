import type { StageView } from '../../../shared/plan/stageView.ts';
import { Banner } from './Banner.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';

interface ReconfirmNoticeProps {
  readonly communityId: string;
  /** Works that people decided on and that were changed afterwards; of none, nothing is said. */
  readonly items: StageView['reconfirm'];
}

/** 需重新确认: what was decided holds for the plan as it was; the changed works have to be asked about again, and by whom. */
export function ReconfirmNotice({ communityId, items }: ReconfirmNoticeProps) {
  if (items.length === 0) return null;
  const names = items.map(({ name }) => `“${name}”`).join('、');
  return (
    <Banner
      tone="warn"
      title={`${names}表决或确认之后又改过，需重新确认。`}
      action={{ label: '看改了什么', onPress: () => openPage(paths.planVersions(communityId)) }}
    >
      大家以前同意的是改动之前的内容，改动之后的要由小区管理员重新问一遍：需业主表决的重新表决，其他的重新做方案确认。问过之前，不能算大家同意了。
    </Banner>
  );
}

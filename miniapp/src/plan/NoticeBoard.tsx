import type { NoticeBoard as Notice } from '../../../shared/plan/plan.ts';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { callPhone } from '../platform/navigation.ts';
import { dateText } from '../words/dates.ts';
import { Part } from './Part.tsx';

/** 公示栏: the five mandatory fields (东河区2024年方案 三（四）). */
export function NoticeBoard({ notice }: { readonly notice: Notice }) {
  const fields = [
    { label: '项目概况', value: notice.projectOverview },
    { label: '改造内容', value: notice.works },
    { label: '开竣工时间', value: `${dateText(notice.startsOn)} 开工，${dateText(notice.completesOn)} 竣工` },
    { label: '住建部门责任人', value: notice.responsible },
    { label: '投诉电话', value: notice.complaintPhone },
  ];
  return (
    <Part id="plan-notice" title="公示栏">
      <Box as="dl">
        {fields.map(({ label, value }) => (
          <Box key={label} className="plan__field">
            <Box as="dt" className="small">
              {label}
            </Box>
            <Box as="dd">{value}</Box>
          </Box>
        ))}
      </Box>
      <Button
        aria-label={`打投诉电话 ${notice.complaintPhone}`}
        onPress={() => callPhone(notice.complaintPhone)}
      >
        ☎ 打投诉电话 {notice.complaintPhone}
      </Button>
      <Box className="small">这五项缺一项都不能公示（东河区2024年方案 三（四））。</Box>
    </Part>
  );
}

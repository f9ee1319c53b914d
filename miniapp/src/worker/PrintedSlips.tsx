import type { PrintedSlip } from '../../../shared/notice/noticeApi.ts';
import { Box } from '../platform/box.tsx';
import { timeText } from '../words/dates.ts';

/** The slips as they come out of the printer, one household under the other, each on a page with its neighbours uncut. */
export function PrintedSlips({ slips }: { readonly slips: readonly PrintedSlip[] }) {
  return (
    <Box className="slips">
      {slips.map(({ householdId, address, communityName, printedAt, texts, codes }) => (
        <Box as="section" key={householdId} className="slip" aria-label={address}>
          <Box as="h2" className="slip__title">
            {communityName}：给 {address} 住户
          </Box>
          {texts.map((text, at) => (
            <Box as="p" key={at}>
              {text}
            </Box>
          ))}
          {codes.map(({ title, code }) => (
            <Box key={title} className="slip__code">
              {code === null ? `《${title}》的异议码请向社区要。` : `《${title}》异议码：${code}`}
            </Box>
          ))}
          <Box as="p" className="small">
            不用登录：打开“小区改造”首页，点“收到登记纸条”，输入异议码，就能看到替您家登记了什么；不是您家的意思，一按就不计入。90
            天内有效。不会用手机，请拨社区电话。
          </Box>
          <Box className="small">打印时间 {timeText(printedAt)}</Box>
        </Box>
      ))}
    </Box>
  );
}

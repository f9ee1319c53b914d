import type { ReactNode } from 'react';
import type { ComplaintRates } from '../../../shared/complaint/complaintRates.ts';
import { Card } from '../components/Card.tsx';
import { RATING_WORDS } from '../components/ratingWords.ts';
import { Box } from '../platform/box.tsx';
import { sourceText } from '../words/names.ts';

/** What each rate counts and what it leaves out, with the numbers it rests on and where they come from. */
export function RateDefinitions({ terms }: Pick<ComplaintRates, 'terms'>) {
  const { respondHours, timeOutDays, satisfiedFrom } = terms;
  return (
    <Card title="怎么算的">
      <Box as="dl" className="stack">
        <Definition name="响应率 = 按时回应 ÷ 应回应">
          应回应：已经答复过，或者答复时限已到的。一般诉求的时限是反映以后 {respondHours.value}{' '}
          小时，休息日不算。
          {sourceText(respondHours.source)}。
        </Definition>
        <Definition name="解决率 = 居民确认解决 ÷（居民确认解决 + 最后说没解决 + 客观无法解决）">
          最后说没解决：到这段时间结束，居民最后一句话是“未解决”的。单位自己说办结，不算解决。
        </Definition>
        <Definition name="满意率 = 满意 ÷ 已评价">
          满意：评价“{RATING_WORDS[satisfiedFrom.value - 1]}”和更好的。{sourceText(satisfiedFrom.source)}。
        </Definition>
        <Definition name="未评价">
          办结以后过了 {timeOutDays.value} 天，居民还没有说解决没解决的。不算解决，也不算满意，单独列出。
          {sourceText(timeOutDays.source)}。
        </Definition>
      </Box>
    </Card>
  );
}

function Definition({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Box as="dt" className="desk__term">
        {name}
      </Box>
      <Box as="dd" className="small">
        {children}
      </Box>
    </Box>
  );
}

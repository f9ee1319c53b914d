import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { CONTACT_WAY_NAMES, EXCLUSION_REASON_NAMES } from '../words/caseWords.ts';
import { timeText } from '../words/dates.ts';
import { CaseList } from './CaseList.tsx';

/** 不计入: households that somebody asked or took out of the denominator. */
export function ExclusionCases({ roundId, open }: { readonly roundId: string; readonly open: boolean }) {
  const state = useCall('GET /rounds/:roundId/exclusions', { params: { roundId }, query: { limit: 100 } });
  return (
    <CaseList
      title="不计入"
      state={state}
      emptyWords="没有人申请过。不计入要两个人办，批准的户数对所有人公布。"
      row={(one) => ({
        id: one.caseId,
        title: one.address,
        open,
        will: '批准后，这一户离开分母，户数对所有人公布；住户任何时候答复，都会重新计入。',
        decide: (verb, words) =>
          call(`POST /exclusions/:exclusionId/${verb}`, {
            params: { exclusionId: one.caseId },
            body: { words },
          }),
        about: (
          <>
            <Box>
              {EXCLUSION_REASON_NAMES[one.reason]}；在 {one.attemptDays} 个不同日期上门未遇
              {one.contacts.map(({ way, at }) => `；${CONTACT_WAY_NAMES[way]}（${timeText(at)}）`).join('')}
            </Box>
            <Box>
              依据：{one.words}
              {one.photo === undefined ? '' : `（材料编号 ${one.photo.slice(0, 8)}）`}
            </Box>
          </>
        ),
      })}
    />
  );
}

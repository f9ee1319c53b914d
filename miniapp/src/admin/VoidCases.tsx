import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { VOID_REASON_NAMES } from '../words/caseWords.ts';
import { CaseList } from './CaseList.tsx';

/** 作废: entries by staff that somebody asked to be made void. */
export function VoidCases({ roundId, settled }: { readonly roundId: string; readonly settled: boolean }) {
  const state = useCall('GET /rounds/:roundId/voids', { params: { roundId }, query: { limit: 100 } });
  return (
    <CaseList
      title="作废"
      state={state}
      emptyWords="没有人申请过作废。登错的答复由登记的人申请，另一个人审核。"
      row={(one) => ({
        id: one.caseId,
        title: `${one.address} · 第 ${one.seq} 条`,
        open: !settled,
        will: '批准后，这一条不再计入，仍留在登记簿里，并告诉这一户。',
        decide: (verb, words) =>
          call(`POST /voids/:voidId/${verb}`, { params: { voidId: one.caseId }, body: { words } }),
        about: (
          <Box>
            {VOID_REASON_NAMES[one.reason]}：{one.words}
          </Box>
        ),
      })}
    />
  );
}

import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import type { StageView } from '../../../shared/plan/stageView.ts';
import { Box } from '../platform/box.tsx';
import { useCall } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';
import { stageName } from '../words/names.ts';
import { undecidedTitle } from '../words/undecidedTitle.ts';
import { AsyncView } from './AsyncView.tsx';
import { Banner } from './Banner.tsx';
import { GateLackList, LackLines } from './GateLackList.tsx';
import { ReconfirmNotice } from './ReconfirmNotice.tsx';

/** What closes the way, who has to act, whether it is late, and what was waived: the same for everybody. */
export function StageStanding({ communityId }: { readonly communityId: string }) {
  const state = useCall('GET /communities/:communityId/stage', { params: { communityId } });
  return (
    <AsyncView state={state} rows={3}>
      {(view) => <Standing view={view} />}
    </AsyncView>
  );
}

function Standing({ view }: { readonly view: StageView }) {
  const { communityId, outlook, window, waivers, shaken, undecided, reconfirm, moves } = view;
  const isListed = outlook.closed.some(({ gate, missing }) => gate === 'G4' && missing !== undefined);
  const left = moves[moves.length - 1];
  return (
    <Box className="stack">
      {window !== null && (
        <Box className="small">
          计划 {dateText(window.startsOn)} 到 {dateText(window.endsOn)}
          {window.daysLate > 0 ? `，已晚 ${window.daysLate} 天` : ''}。
          {window.alongside.length > 0 ? `同时进行：${window.alongside.join('、')}。` : ''}
        </Box>
      )}
      <GateLackList closed={outlook.closed} />
      {outlook.closed.length === 0 && outlook.forward !== undefined && (
        <Banner tone="good" title={`前置条件已满足，可以进入“${stageName(outlook.forward)}”。`} />
      )}
      {(outlook.warnings ?? []).map((warning) => (
        <Banner key={warning} tone="info" title={warning} />
      ))}
      {undecided.length > 0 && !isListed && (
        <Banner tone="info" title={undecidedTitle(view)}>
          <LackLines lacks={undecided} />
        </Banner>
      )}
      <ReconfirmNotice communityId={communityId} items={reconfirm} />
      {shaken.map((gate) => (
        <Banner key={gate} tone="warn" title={`争议后不足：${GATE_WORDS[gate].name}`}>
          已经通过的前置条件仍然有效；核减有异议的答复后数字低于规定，由区住建局决定怎么办。
        </Banner>
      ))}
      {waivers.map(({ gate, at, reason }) => (
        <Banner key={gate} tone="info" title={`区住建局豁免了“${GATE_WORDS[gate].name}”`}>
          {dateText(at)}，理由：{reason}
        </Banner>
      ))}
      {left?.reason !== undefined && (
        <Box className="small">
          {dateText(left.at)} 从“{stageName(left.from)}”到“{stageName(left.to)}”，原因：{left.reason}
        </Box>
      )}
    </Box>
  );
}

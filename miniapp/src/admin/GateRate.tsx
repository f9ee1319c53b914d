import { useEffect, useRef } from 'react';
import { Skeleton } from '../components/AsyncView.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Box } from '../platform/box.tsx';
import { useParticipation } from '../store/useParticipation.ts';
import { liveText } from '../words/liveText.ts';

interface GateRateProps {
  readonly roundId: string;
  readonly title: string;
  /** Households missing as the page last heard it from the server. */
  readonly need: number;
  /** The live figure differs from `need`: what the gate says has to be asked anew. */
  readonly onOutdated: () => void;
}

/** The solicitation that the gate looks at, live. */
export function GateRate({ roundId, title, need, onOutdated }: GateRateProps) {
  const { participation, live } = useParticipation(roundId);
  const heard = useRef({ need, onOutdated });
  heard.current = { need, onOutdated };
  const liveNeed = participation?.official.need;
  useEffect(() => {
    if (liveNeed !== undefined && liveNeed !== heard.current.need) heard.current.onOutdated();
  }, [liveNeed]);
  return (
    <Box>
      <Box className="small">
        {title} · {liveText(live)}
      </Box>
      {participation === undefined ? <Skeleton rows={1} /> : <RateRule rate={participation} />}
    </Box>
  );
}

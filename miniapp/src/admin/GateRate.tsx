import { Skeleton } from '../components/AsyncView.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Box } from '../platform/box.tsx';
import { useParticipation } from '../store/useParticipation.ts';
import { liveText } from '../words/liveText.ts';
import { sourceText } from '../words/names.ts';

interface GateRateProps {
  readonly roundId: string;
  readonly title: string;
}

/** The solicitation that the gate looks at, live. */
export function GateRate({ roundId, title }: GateRateProps) {
  const { participation, live } = useParticipation(roundId);
  return (
    <Box>
      <Box className="small">
        {title} · {liveText(live)}
      </Box>
      {participation === undefined ? (
        <Skeleton rows={1} />
      ) : (
        <RateRule
          official={participation.official}
          strict={participation.strict}
          thresholdPercent={participation.thresholdPercent}
          source={sourceText(participation.thresholdSource)}
        />
      )}
    </Box>
  );
}

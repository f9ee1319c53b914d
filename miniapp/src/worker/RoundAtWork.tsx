import type { OpenRound } from '../../../shared/community/community.ts';
import { Skeleton } from '../components/AsyncView.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { StaffCounts } from '../components/StaffCounts.tsx';
import { isStaffTier } from '../components/staffTier.ts';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { untilText } from '../words/dates.ts';
import { liveText } from '../words/liveText.ts';
import { ROUND_KIND_NAMES } from '../words/names.ts';
import { countText, permilleText } from '../words/numbers.ts';

interface RoundAtWorkProps {
  readonly communityName: string;
  readonly round: OpenRound;
}

/** An open round as a worker needs it: what is missing, who stands where, and the way to the doors. */
export function RoundAtWork({ communityName, round }: RoundAtWorkProps) {
  const { participation, live } = useParticipation(round.roundId);
  return (
    <Card
      title={round.title.includes(communityName) ? round.title : `${communityName} · ${round.title}`}
      mark={<Tag tone="warn">{untilText(round.closesAt, Date.now())}</Tag>}
    >
      <Box className="stack">
        <Box className="small">
          {ROUND_KIND_NAMES[round.kind]} · {liveText(live)}
        </Box>
        {participation === undefined ? <Skeleton rows={2} /> : <RateRule rate={participation} />}
        <Button kind="primary" onPress={() => openPage(paths.doors(round.roundId))}>
          看还差哪几户，上门登记
        </Button>
        <Button onPress={() => openPage(paths.forms(round.roundId))}>纸质表：印制、收回、核对</Button>
        {participation !== undefined && isStaffTier(participation) && (
          <>
            <StaffCounts participation={participation} />
            <Box as="ul" className="worker__buildings" aria-label="各楼栋">
              {participation.buildings.map((building) => (
                <Box as="li" key={building.buildingId} className="worker__building">
                  <Box>{building.name}</Box>
                  <Box className="worker__figures">
                    已征集 {countText(building.answered)}/{countText(building.households)} 户 ·{' '}
                    {permilleText(building.permille)}
                  </Box>
                </Box>
              ))}
            </Box>
          </>
        )}
      </Box>
    </Card>
  );
}

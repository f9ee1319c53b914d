import type { ReplyOf } from '../../../shared/api.ts';
import { Box } from '../platform/box.tsx';
import { drawingAddress } from '../platform/drawingAddress.ts';
import { Picture } from '../platform/picture.tsx';
import { useSitePlan } from '../store/useSitePlan.ts';
import { countText } from '../words/numbers.ts';
import { heatOf, HEAT_WORDS } from './heat.ts';

/** What is at each building of a community and in its 公共区域. */
export type Place = ReplyOf<'GET /communities/:communityId/complaints/places'>['items'][number];

interface PlanSpotsProps {
  readonly communityId: string;
  readonly places: readonly Place[];
  /** The largest number of open ones at one place. */
  readonly most: number;
}

/** The site plan with a number on each building; nothing where the community has none. The list below says the same. */
export function PlanSpots({ communityId, places, most }: PlanSpotsProps) {
  const drawing = useSitePlan(communityId);
  const placed = places.filter(({ spot }) => spot !== undefined);
  if (drawing === undefined || placed.length === 0) return null;
  return (
    <Box className="hotplan">
      <Picture className="hotplan__picture" src={drawingAddress(drawing.image)} alt={drawing.title} />
      {placed.map((place) => {
        const heat = heatOf(place, most);
        return (
          <Box
            key={place.buildingId}
            className={`hotplan__mark hotspot--${heat}`}
            aria-hidden
            style={{ left: `${(place.spot?.x ?? 0) / 10}%`, top: `${(place.spot?.y ?? 0) / 10}%` }}
          >
            {HEAT_WORDS[heat].sign} {countText(place.open)}
          </Box>
        );
      })}
    </Box>
  );
}

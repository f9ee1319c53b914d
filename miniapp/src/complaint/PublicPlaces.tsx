import { PUBLIC_PLACE } from '../../../shared/complaint/complaint.ts';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Box } from '../platform/box.tsx';
import { drawingAddress } from '../platform/drawingAddress.ts';
import { Picture } from '../platform/picture.tsx';
import type { PlaceCounts } from './PublicFilters.tsx';
import { useSitePlan } from '../store/useSitePlan.ts';

interface PublicPlacesProps {
  readonly communityId: string;
  readonly places: PlaceCounts;
  /** Those that are listed: the ones with a place on the plan are marked there. */
  readonly lines: readonly ComplaintLine[];
  readonly picked: string;
  readonly onPick: (buildingId: string) => void;
}

/** Where the complaints are: on the site plan, and the same as text, building by building. */
export function PublicPlaces({ communityId, places, lines, picked, onPick }: PublicPlacesProps) {
  const drawing = useSitePlan(communityId);
  const troubled = places.filter(({ all }) => all > 0);
  return (
    <Card title="在哪里">
      {drawing !== undefined && (
        <Box className="spot">
          <Picture className="spot__picture" src={drawingAddress(drawing.image)} alt={drawing.title} />
          {places.map(({ buildingId, spot, open }) =>
            spot === undefined || open === 0 ? null : (
              <Box
                key={buildingId ?? PUBLIC_PLACE}
                className="spot__count"
                aria-hidden
                style={{ left: `${spot.x / 10}%`, top: `${spot.y / 10}%` }}
              >
                {open}
              </Box>
            ),
          )}
          {lines.map(({ complaintId, place: { spot } }) =>
            spot === undefined ? null : (
              <Box
                key={complaintId}
                className="spot__dot"
                aria-hidden
                style={{ left: `${spot.x / 10}%`, top: `${spot.y / 10}%` }}
              />
            ),
          )}
        </Box>
      )}
      {drawing !== undefined && (
        <Box className="small">图上的数字是那栋楼还在办的件数，小圆点是反映时标出的地方；下面写的一样。</Box>
      )}
      {troubled.length === 0 && <Box>现在没有公开的诉求。</Box>}
      {troubled.map(({ buildingId, name, open, overdue, all }) => {
        const hint = `还在办 ${open} 件${overdue > 0 ? `，其中超时 ${overdue} 件` : ''}，一共 ${all} 件`;
        const id = buildingId ?? PUBLIC_PLACE;
        return (
          <Cell
            key={id}
            title={picked === id ? `✓ ${name}` : name}
            hint={hint}
            aria-label={`${name}，${hint}，${picked === id ? '再看整个小区' : '只看这里'}`}
            onPress={() => onPick(picked === id ? '' : id)}
          />
        );
      })}
    </Card>
  );
}

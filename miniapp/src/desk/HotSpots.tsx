import { PUBLIC_PLACE } from '../../../shared/complaint/complaint.ts';
import { Table } from '../components/Table.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Press } from '../platform/press.tsx';
import { countText } from '../words/numbers.ts';
import { heatOf, HEAT_WORDS } from './heat.ts';
import { PlanSpots, type Place } from './PlanSpots.tsx';

interface HotSpotsProps {
  readonly communityId: string;
  readonly places: readonly Place[];
}

/** The site plan, and each building as a field with its numbers, darker and with another sign the more is open; the same as a table. */
export function HotSpots({ communityId, places }: HotSpotsProps) {
  const most = Math.max(...places.map(({ open }) => open));
  const openRows = ({ buildingId }: Place): void =>
    openPage(paths.desk({ communityId, buildingId: buildingId ?? PUBLIC_PLACE }));
  return (
    <Box className="stack">
      <PlanSpots communityId={communityId} places={places} most={most} />
      <Box as="ul" className="hotspots" aria-label="各楼栋的诉求">
        {places.map((place) => {
          const heat = heatOf(place, most);
          return (
            <Box as="li" key={place.buildingId ?? PUBLIC_PLACE}>
              <Press className={`hotspot hotspot--${heat}`} onPress={() => openRows(place)}>
                <Box className="hotspot__name">{place.name}</Box>
                <Box className="hotspot__count">{countText(place.open)} 件在办</Box>
                <Box>
                  {HEAT_WORDS[heat].sign}{' '}
                  {place.overdue > 0 ? `${countText(place.overdue)} 件已超时` : HEAT_WORDS[heat].words}
                </Box>
              </Press>
            </Box>
          );
        })}
      </Box>
      <Table
        caption="同样的内容，用数字"
        rows={places}
        rowId={({ buildingId }) => buildingId ?? PUBLIC_PLACE}
        rowWarns={({ overdue }) => overdue > 0}
        columns={[
          { id: 'name', title: '位置', cell: ({ name }) => name },
          { id: 'open', title: '在办', numeric: true, cell: ({ open }) => countText(open) },
          { id: 'overdue', title: '已超时', numeric: true, cell: ({ overdue }) => countText(overdue) },
          { id: 'all', title: '全部', numeric: true, cell: ({ all }) => countText(all) },
        ]}
      />
    </Box>
  );
}

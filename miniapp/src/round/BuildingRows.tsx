import type { BuildingParticipation, Participation } from '../../../shared/round/counting/participation.ts';
import { Banner } from '../components/Banner.tsx';
import { Table, type TableColumn } from '../components/Table.tsx';
import { countText, permilleText } from '../words/numbers.ts';

const COLUMNS: readonly TableColumn<BuildingParticipation>[] = [
  { id: 'name', title: '楼栋', cell: (row) => row.name },
  { id: 'answered', title: '已答复', cell: (row) => `${countText(row.answered)} 户`, numeric: true },
  { id: 'households', title: '一共', cell: (row) => `${countText(row.households)} 户`, numeric: true },
  { id: 'rate', title: '占', cell: (row) => permilleText(row.permille), numeric: true },
];

/** The buildings, by tier: none for strangers, those of ten households and more for residents, all for staff. */
export function BuildingRows({ participation }: { readonly participation: Participation }) {
  if (!('buildings' in participation))
    return (
      <Banner tone="info" title="各楼的进度只给本小区绑定的住户看。">
        绑定您家以后，可以看到 10 户以上的楼答复了多少户。
      </Banner>
    );
  const staff = 'channels' in participation;
  if (participation.buildings.length === 0)
    return <Banner tone="info" title="没有 10 户以上的楼，各楼进度不单独公布，免得猜出是哪一家。" />;
  return (
    <Table
      caption={staff ? '各楼进度（工作人员可见，实时）' : '各楼进度（10 户以上的楼，每十分钟更新）'}
      columns={COLUMNS}
      rows={participation.buildings}
      rowId={(row) => row.buildingId}
    />
  );
}

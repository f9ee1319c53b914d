import { useState } from 'react';
import type { StaffParticipation } from '../../../shared/round/counting/participation.ts';
import { Card } from '../components/Card.tsx';
import { DateField } from '../components/DateField.tsx';
import { Select } from '../components/Select.tsx';
import { StaffCounts } from '../components/StaffCounts.tsx';
import { Table } from '../components/Table.tsx';
import { TimeField } from '../components/TimeField.tsx';
import { Box } from '../platform/box.tsx';

const PARTICIPATION: StaffParticipation = {
  roundId: 'r',
  seq: 40,
  households: 24,
  official: { answered: 17, denominator: 23, permille: 739, need: 2, met: false },
  strict: { answered: 17, denominator: 24, permille: 708 },
  thresholdPercent: 80,
  thresholdSource: null,
  buildings: [],
  untouched: 2,
  attempted: 1,
  unreachable: 1,
  refused: 1,
  answered: 17,
  pending: 1,
  disputed: 0,
  excluded: 1,
  channels: { app: 8, web: 3, paper: 0, door: 5, meeting: 0, designer: 0, call: 1 },
};
const ROWS = [
  { name: '示范一小区', need: 3 },
  { name: '示范二小区', need: 0 },
];

/** What only staff screens use. */
export function StaffStories() {
  const [region, setRegion] = useState('');
  const [clock, setClock] = useState('2026-05-06T14:30');
  const [day, setDay] = useState('');
  return (
    <>
      <Card title="StaffCounts">
        <StaffCounts participation={PARTICIPATION} />
      </Card>
      <Card title="Select、TimeField、DateField">
        <Box className="stack">
          <Select
            id="storyRegion"
            label="辖区"
            value={region}
            onSelect={setRegion}
            options={[
              { id: '', label: '全部辖区' },
              { id: 'east', label: '示范东区' },
            ]}
          />
          <DateField id="storyDay" label="反映日期从" value={day} onChange={setDay} />
          <TimeField id="storyTime" label="上门时间" hint="默认是现在" value={clock} onChange={setClock} />
          <TimeField
            id="storyTimeWrong"
            label="上门时间"
            value={clock}
            onChange={setClock}
            error="时间还没有到，请填写实际的时间"
          />
        </Box>
      </Card>
      <Card title="Table：可排序、提醒">
        <Table
          caption="各小区"
          rows={ROWS}
          rowId={(row) => row.name}
          rowWarns={(row) => row.need > 0}
          columns={[
            {
              id: 'name',
              title: '小区',
              cell: (row) => row.name,
              order: { now: 'ascending', onPress: () => undefined },
            },
            { id: 'need', title: '还差', numeric: true, cell: (row) => `${row.need} 户` },
          ]}
        />
      </Card>
    </>
  );
}
